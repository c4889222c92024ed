// SPDX-License-Identifier: MIT
#include <dct/vet/customer_losses.hpp>

#include <catch2/catch.hpp>
#include <set>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

/// "mx-replaced", a line for each loss.
std::string losses_of(const std::string& records, const char* members = "") {
  const auto document =
      parse("{" + std::string(members) + R"("records": [)" + records + "]}");
  std::string ids;
  for (const vet::CustomerLoss& l :
       vet::find_customer_losses(templates::read_template(document)).losses) {
    CHECK(!l.seen.empty());
    CHECK(!l.seen.front().zone.empty());
    ids += std::string(l.loss.id) + "\n";
  }
  return ids;
}

constexpr char kMail[] =
    R"({"type": "MX", "host": "@", "pointsTo": "mx.example.org",
        "priority": 1, "ttl": 600})";

}  // namespace

TEST_CASE("what customers lose is found on the sample zones", "[vet]") {
  CHECK(losses_of("") == "");
  CHECK(losses_of(R"({"type": "TXT", "host": "_vendor", "data": "x",
                      "ttl": 600})") == "");
  CHECK(losses_of(kMail).find("mx-replaced\n") != std::string::npos);
  CHECK(losses_of(R"({"type": "TXT", "host": "@", "data": "v=spf1 a -all",
                      "ttl": 600})")
            .find("spf-two-policies\n") != std::string::npos);
}

TEST_CASE("groups that do not go together are tried alone", "[vet]") {
  const std::string both =
      R"({"type": "CNAME", "groupId": "a", "host": "www",
          "pointsTo": "a.example.org", "ttl": 600},
         {"type": "A", "groupId": "b", "host": "www",
          "pointsTo": "198.51.100.1", "ttl": 600},
         {"type": "MX", "groupId": "b", "host": "@", "priority": 1,
          "pointsTo": "mx.example.org", "ttl": 600})";
  CHECK(losses_of(both).find("mx-replaced\n") != std::string::npos);
}

TEST_CASE("the command that shows a loss names where it is seen", "[vet]") {
  const vet::TemplateUse use{
      .zone = "shop", .host = "www", .requests = {{.groups = {"it's"}}}};
  CHECK(vet::command(use, "a b.json") ==
        "dct-simulate --template 'a b.json' --zone sample:shop --suggest "
        "--host www --group 'it'\\''s'");
}

namespace {

vet::CustomerLosses all_of(const std::string& records,
                           const vet::LossOptions& options = {}) {
  const auto document = parse("{\"records\": [" + records + "]}");
  return vet::find_customer_losses(templates::read_template(document), options);
}

/// A TXT record in a group of its own.
std::string text_in(const std::string& group) {
  return R"({"type": "TXT", "host": "x", "ttl": 600, "data": "x", "groupId": ")" +
         group + "\"}";
}

}  // namespace

TEST_CASE("a loss names every zone in which it is seen, once", "[vet]") {
  const auto found = all_of(kMail);
  REQUIRE(found.cut.empty());
  for (const vet::CustomerLoss& l : found.losses) {
    std::set<std::string> zones;
    for (const vet::TemplateUse& use : l.seen) {
      CHECK(zones.insert(use.zone).second);
      CHECK(use.requests.size() == 1);
    }
    if (l.loss.id != "mx-replaced") continue;
    CHECK(zones.contains("business"));
    CHECK(!zones.contains("parking"));
  }
}

TEST_CASE("what a group takes from another one is no loss of the customer",
          "[vet]") {
  const auto mx = [](const std::string& group) {
    return R"({"type": "MX", "host": "mx", "priority": 1, "ttl": 600,
               "groupId": ")" +
           group + R"(", "pointsTo": ")" + group + R"(.example.org"})";
  };
  const auto found = all_of(mx("a") + "," + mx("b"));
  for (const vet::CustomerLoss& l : found.losses) {
    CHECK(l.loss.id != "mx-replaced");
  }
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].problem.rule == "groups-replace-each-other");
  CHECK(found.problems[0].problem.place.record == 1);
}

TEST_CASE("what is not tried in full is said", "[vet]") {
  std::string records;
  for (const char group : std::string("abcdefghijkl")) {
    records += (records.empty() ? "" : ",") + text_in(std::string(1, group));
  }
  REQUIRE(all_of(records).cut.size() == 1);
  CHECK(all_of(records).cut[0] ==
        "only 8 of 12 groups were tried alone and in pairs; --thorough tries "
        "more");
  const std::vector<zone::SampleZone> empty = {
      {"empty", zone::Zone("example.com")}};
  const auto thorough = all_of(records, {.zones = empty, .thorough = true});
  REQUIRE(thorough.cut.size() == 1);
  CHECK(thorough.cut[0] == "only 120 orders of the 12 groups were tried");
  // The larger a template, the less of it is tried.
  for (int i = 0; i < 40; ++i) records += "," + text_in("a");
  CHECK(all_of(records).cut[0] ==
        "only 8 of 12 groups were tried alone, 2 of them in pairs; --thorough "
        "tries more");
  for (int i = 0; i < 800; ++i) records += "," + text_in("a");
  const auto large = all_of(records);
  REQUIRE(large.cut.size() == 3);
  CHECK(large.cut[1] == "the template is too large to apply it a second time");
  CHECK(large.cut[2] ==
        "the template is too large for more than 1 of 11 zones");
}
