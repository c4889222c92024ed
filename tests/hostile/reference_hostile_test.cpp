// SPDX-License-Identifier: MIT

/// What holds for every answer to a job, by either semantics, however odd the
/// job is.

#include <dct/apply/batch.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "support/random.hpp"
#include "support/rounds.hpp"

using namespace dct;
using namespace dct::test;

namespace {

class JobMaker {
 public:
  /// @param has_places  records of a zone say which of them they are
  JobMaker(unsigned seed, bool has_places)
      : random_(seed), has_places_(has_places) {}

  std::string next() {
    odd_ = random_.below(12);
    std::string job =
        R"({"domain":"example.com","params":)"
        R"({"v":"x.example","n":"5","r":"%v%","l":["a"],"z":null})";
    job += ",\"host\":" + pick({"\"\"", "\"\"", "\"bar\"", "\"WWW\"", "null"});
    places_ = 0;
    job += ",\"zone_records\":" + list(9, [this] { return zone_record(); });
    job += R"(,"redirect_records":)" +
           pick({"null", "[]",
                 R"([{"type":"A","pointsTo":"192.0.2.80",)"
                 R"("ttl":5}])"});
    if (random_.one_in(2)) job += R"(,"multi_aware":true)";
    if (random_.one_in(4)) job += R"(,"group_ids":["g"])";
    const std::string records = list(5, [this] { return template_record(); });
    if (random_.one_in(3)) {
      return job +
             R"(,"template":{"providerId":"p","serviceId":"s",)"
             R"("records":)" +
             records + "}}";
    }
    return job +
           R"(,"provider_id":"p","service_id":"s","unique_id":"u",)"
           R"("template_records":)" +
           records + "}";
  }

 private:
  template <typename Make>
  std::string list(unsigned most, Make make) {
    std::string text;
    for (unsigned n = random_.below(most); n > 0; --n) {
      text += (text.empty() ? "" : ",") + make();
    }
    return "[" + text + "]";
  }

  std::string pick(std::initializer_list<const char*> choices) {
    return *(choices.begin() + random_.below(choices.size()));
  }

  /// One of the last choices only in a job that is odd.
  std::string pick(std::initializer_list<const char*> usual,
                   std::initializer_list<const char*> odd) {
    return odd_ == 0 && random_.one_in(4) ? pick(odd) : pick(usual);
  }

  std::string zone_record() {
    const std::string type = pick({"A", "CNAME", "MX", "NS", "TXT", "TXT",
                                   "CAA", "SRV", "REDIR301", "APEXCNAME"},
                                  {"txt", "a", "", "TYPE65"});
    std::string r =
        R"({"type":")" + type + R"(","name":)" +
        pick({"\"@\"", "\"www\"", "\"Sub\"", "\"a.sub\"", "\"bar\"",
              "\"www.bar\""},
             {"\"\"", "\"example.com.\"", "\"b d\"", "\"-x\"", "null"});
    r += ",\"data\":" + pick({"\"192.0.2.9\"", "\"Host.example\"",
                              "\"v=spf1 a -all\"", "\"v=1\"", "\"Hi\""},
                             {"null", "1", "\"\""});
    r += ",\"ttl\":" + pick({"300", "60"}, {"null", "\"300\"", "-1", "1.5"});
    if (random_.one_in(3)) {
      r += R"(,"_dc":{"id":"i","providerId":"p","serviceId":"s","host":)" +
           pick({"\"\"", "\"bar\""}) + R"(,"essential":)" +
           pick({"\"Always\"", "\"OnApply\""}) + "}";
    }
    if (has_places_) r += ",\"place\":" + std::to_string(places_++);
    if (odd_ == 1) r += R"(,"comment":)" + pick({"\"X\"", "null", "[]", "{}"});
    return r + "}";
  }

  std::string template_record() {
    const std::string type =
        pick({"A", "CNAME", "MX", "NS", "TXT", "TXT", "CAA", "SRV", "SPFM",
              "REDIR301", "APEXCNAME"},
             {"a", "redir301", "-x", "spfm"});
    std::string r = "{\"type\":\"" + type + "\"";
    const auto add = [&r](const char* name, const std::string& json) {
      r += std::string(",\"") + name + "\":" + json;
    };
    if (type != "APEXCNAME") {
      add(type == "SRV" ? "name" : "host",
          pick({"\"@\"", "\"www\"", "\"sub\"", "\"a.sub\"", "\"Sub\""},
               {"\"*\"", "\"x.example.com.\"", "\"%v%\"", "\"-a\"", "null"}));
    }
    const bool address = text::to_upper(type) == "A";
    add("pointsTo", address ? pick({"\"192.0.2.1\""}, {"\"10.1\"", "\"@\""})
                            : pick({"\"t.example\"", "\"%v%\""}, {"\".\""}));
    add("target", pick({"\"https://t.example/\"", "\"t.example\""}));
    add("data", pick({"\"v=1\"", "\"Hi\"", "\"%v%\""},
                     {"\"%r%%v%\"", "\"%\"", "\"%z%\"", "\"\""}));
    add("spfRules", pick({"\"a\"", "\"include:%v%\""}));
    add("txtConflictMatchingMode", pick({"\"None\"", "\"All\"", "\"Prefix\""}));
    add("txtConflictMatchingPrefix", "\"v=\"");
    add("service", "\"_sip\"");
    add("protocol", pick({"\"_tcp\""}, {"\"\"", "\"%v%\""}));
    for (const char* name : {"priority", "weight", "port", "ttl"}) {
      add(name, pick({"1", "\"%n%\"", "60"}, {"-1", "true", "\"x\""}));
    }
    if (random_.one_in(6)) add("groupId", pick({"\"g\"", "\"h\""}));
    if (random_.one_in(6)) add("essential", pick({"\"OnApply\"", "\"\""}));
    return r + "}";
  }

  Random random_;
  bool has_places_;
  unsigned odd_ = 0;
  unsigned places_ = 0;
};

/// Runs a property over answers that are no errors.
template <typename Property>
void for_random_jobs(apply::Semantics semantics, bool has_places,
                     Property property) {
  JobMaker jobs(20261125, has_places);
  std::size_t applied = 0;
  Rounds rounds(4000);
  while (rounds.next()) {
    const std::string job = jobs.next();
    const std::string line =
        apply::answer(job, semantics, [] { return std::string("an-id"); });
    INFO(job << "\n" << line);
    const auto read = json::Document::parse({"job", job});
    const auto answered = json::Document::parse({"answer", line});
    REQUIRE(answered.problems().empty());
    if (const json::Value error = answered.root()["error"]) {
      static const std::set<std::string_view> kKinds = {
          "InvalidData",  "InvalidTemplate",  "MissingParameter",
          "HostRequired", "InvalidSignature", "TypeError"};
      REQUIRE(kKinds.contains(error.string()));
      continue;
    }
    ++applied;
    property(read.root(), answered.root());
  }
  CHECK(applied >= rounds.number() / 4);
}

std::vector<std::string> texts_of(json::Value records) {
  std::vector<std::string> texts;
  for (const json::Value r : records) texts.push_back(json::to_json(r));
  return texts;
}

}  // namespace

TEST_CASE("no record of a job vanishes", "[hostile][apply]") {
  for (const auto semantics :
       {apply::Semantics::draft_05, apply::Semantics::domainconnectzone}) {
    for_random_jobs(semantics, false, [](json::Value job, json::Value answer) {
      REQUIRE(answer["final"].size() + answer["deleted"].size() ==
              job["zone_records"].size() + answer["new"].size());
    });
  }
}

TEST_CASE(
    "the final zone begins with the new records, and the rest keeps its "
    "order",
    "[hostile][apply]") {
  for (const auto semantics :
       {apply::Semantics::draft_05, apply::Semantics::domainconnectzone}) {
    for_random_jobs(semantics, true, [](json::Value job, json::Value answer) {
      const auto added = texts_of(answer["new"]);
      const auto result = texts_of(answer["final"]);
      REQUIRE(std::equal(added.begin(), added.end(), result.begin()));
      // Every record of the zone has its place in a member of its own.
      std::int64_t kept = -1;
      std::int64_t deleted = -1;
      for (const json::Value r : answer["deleted"]) {
        REQUIRE(r["place"].integer() > deleted);
        deleted = r["place"].integer();
      }
      for (std::size_t i = added.size(); i < result.size(); ++i) {
        const json::Value r = answer["final"][i];
        REQUIRE(r["place"].integer() > kept);
        kept = r["place"].integer();
        const json::Value z =
            job["zone_records"][static_cast<std::size_t>(kept)];
        REQUIRE(r["type"].string() == text::to_upper(z["type"].string()));
      }
    });
  }
}

TEST_CASE("a record has state if the provider keeps state",
          "[hostile][apply]") {
  for_random_jobs(apply::Semantics::domainconnectzone, false,
                  [](json::Value job, json::Value answer) {
                    const bool keeps = job["multi_aware"].boolean();
                    for (const json::Value r : answer["new"]) {
                      REQUIRE(static_cast<bool>(r["_dc"]) == keeps);
                      if (keeps) REQUIRE(r["_dc"].size() == 5);
                      const bool redirect =
                          r["type"].string().starts_with("REDIR");
                      REQUIRE(static_cast<bool>(r["ttl"]) != redirect);
                      REQUIRE_FALSE(text::has_upper(r["name"].string()));
                    }
                  });
}
