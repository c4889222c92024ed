// SPDX-License-Identifier: MIT

/// Jobs that strangers made to keep us busy: each is refused in a line, by
/// either rules, and mutated ones never break the reader.

#include <dct/apply/batch.hpp>

#include <catch2/catch.hpp>

#include <functional>

#include "support/random.hpp"
#include "support/rounds.hpp"

using namespace dct;
using namespace dct::test;

namespace {

constexpr std::size_t kShort = 200'000;

std::string some_id() { return "id"; }

std::string times(std::size_t count,
                  const std::function<std::string(std::size_t)>& item,
                  const char* separator = ",") {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += separator;
    text += item(i);
  }
  return text;
}

std::string job(const std::string& members) {
  return R"({"domain":"example.com",)" + members + "}";
}

/// What both answer, if it is the same kind of error.
void refuses(const std::string& text, const std::string& why) {
  for (const auto semantics :
       {apply::Semantics::draft_05, apply::Semantics::domainconnectzone}) {
    const std::string answer = apply::answer(text, semantics, some_id);
    CAPTURE(answer.substr(0, 300));
    CHECK(answer.starts_with(R"({"error":")"));
    CHECK(answer.find(why) != std::string::npos);
    CHECK(answer.size() < kShort);
  }
}

std::string number(std::size_t i) { return std::to_string(i); }

/// Addresses of names h0, h1, ...
std::string address(std::size_t i) {
  return R"({"type":"A","host":"h)" + number(i) +
         R"(","pointsTo":"192.0.2.1","ttl":60})";
}

}  // namespace

TEST_CASE("a job with too many records is refused", "[hostile][apply]") {
  const std::string most = apply::answer(
      job(R"("template_records":[)" + times(apply::kMaxApplied, address) + "]"),
      apply::Semantics::draft_05, some_id);
  CHECK(most.starts_with(R"({"new":[{)"));
  refuses(job(R"("template_records":[)" +
              times(apply::kMaxApplied + 1, address) + "]"),
          "more than 2000 records");
  // Each redirect brings all addresses.
  refuses(job(R"("redirect_records":[)" +
              times(300,
                    [](std::size_t) {
                      return R"({"type":"A","pointsTo":"192.0.2.1","ttl":60})";
                    }) +
              R"(],"template_records":[)" +
              times(20,
                    [](std::size_t i) {
                      return R"({"type":"REDIR301","host":"h)" + number(i) +
                             R"(","target":"https://shop.example.net/"})";
                    }) +
              "]"),
          "more than 2000 records");
}

TEST_CASE("values that multiply are refused before they are written",
          "[hostile][apply]") {
  const std::string records = times(50, [](std::size_t i) {
    return R"({"type":"TXT","host":"h)" + number(i) + R"(","ttl":60,"data":")" +
           times(
               10, [](std::size_t) { return "%v%"; }, "") +
           "\"}";
  });
  refuses(job(R"("params":{"v":")" + std::string(1'000'000, 'x') +
              R"("},"template_records":[)" + records + "]"),
          "more than 16 MiB");
}

TEST_CASE("problems without end are told in part", "[hostile][apply]") {
  const std::string missing = times(
      2000, [](std::size_t i) { return "%a" + number(i) + "%"; }, "");
  refuses(job(R"("template_records":[)" +
              times(100,
                    [&](std::size_t i) {
                      return R"({"type":"TXT","host":"h)" + number(i) +
                             R"(","ttl":60,"data":")" + missing + "\"}";
                    }) +
              "]"),
          "there is no value for `%a0%`");
}

TEST_CASE("a zone with more at one name than can be compared is refused",
          "[hostile][apply]") {
  const std::string zone = times(60'000, [](std::size_t i) {
    return R"({"type":"TXT","name":"@","data":"t)" + number(i) +
           R"(","ttl":60})";
  });
  refuses(job(R"("zone_records":[)" + zone + R"(],"template_records":[)" +
              times(100,
                    [](std::size_t i) {
                      return R"({"type":"TXT","host":"@","data":"n)" +
                             number(i) + R"(","ttl":60})";
                    }) +
              "]"),
          "more records at the names of the template");
}

TEST_CASE("a long policy is not merged thousands of times",
          "[hostile][apply]") {
  const std::string text = job(
      R"("zone_records":[{"type":"TXT","name":"@","ttl":60,"data":"v=spf1 )" +
      std::string(1'000'000, 'x') + R"( -all"}],"template_records":[)" +
      times(1000,
            [](std::size_t i) {
              return R"({"type":"SPFM","host":"@","spfRules":"include:h)" +
                     number(i) + R"(.example.net"})";
            }) +
      "]");
  refuses(text, "more records at the names of the template");
}

TEST_CASE("more groups than a template can have are refused",
          "[hostile][apply]") {
  refuses(
      job(R"("template_records":[],"group_ids":[)" +
          times(3000, [](std::size_t i) { return "\"" + number(i) + "\""; }) +
          "]"),
      "has 3000 groups");
}

TEST_CASE("mutated jobs never break the reader", "[hostile][apply]") {
  const std::string sound = job(
      R"("host":"shop","multi_aware":true,"provider_id":"p","service_id":"s",)"
      R"("group_ids":["a"],"params":{"ip":["192.0.2.1"],"t":null,"n":5},)"
      R"("redirect_records":[{"type":"A","pointsTo":"192.0.2.80","ttl":1}],)"
      R"("zone_records":[{"type":"TXT","name":"@","data":"v=spf1 -all","ttl":5,)"
      R"("_dc":{"id":"i","providerId":"p","serviceId":"s","host":"shop"}}],)"
      R"("template_records":[{"type":"A","host":"@","pointsTo":"%ip%","ttl":6},)"
      R"({"type":"SPFM","host":"","spfRules":"a"},{"type":"SRV","name":"@",)"
      R"("service":"_s","protocol":"_tcp","target":"x.example","port":"%n%",)"
      R"("weight":0,"priority":1,"ttl":9,"groupId":"a"}])");
  Random random(2026);
  for (Rounds rounds(4000); rounds.next();) {
    std::string text = sound;
    for (std::size_t edits = 1 + random.below(3); edits > 0; --edits) {
      const std::size_t at = random.below(text.size());
      const std::size_t length = random.below(12);
      switch (random.below(3)) {
        case 0:
          text[at] = static_cast<char>(random.below(256));
          break;
        case 1:
          text.erase(at, length);
          break;
        default:
          text.insert(at, sound.substr(random.below(sound.size()), length));
      }
    }
    for (const auto semantics :
         {apply::Semantics::draft_05, apply::Semantics::domainconnectzone}) {
      const std::string answer = apply::answer(text, semantics, some_id);
      REQUIRE((answer.starts_with(R"({"new":[)") ||
               answer.starts_with(R"({"error":")")));
      REQUIRE(answer.find('\n') == std::string::npos);
    }
  }
}
