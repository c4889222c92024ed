// SPDX-License-Identifier: MIT

/// What is said of tenants and successors.

#include <dct/json/writer.hpp>
#include <dct/vet/examination.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/schemas.hpp"
#include "support/templates.hpp"
#include "vet/platforms.hpp"

using namespace dct;
using namespace dct::test;

namespace {

/// "tenant 1, successor 2".
std::string reach(const std::string& provider, const std::string& record) {
  const auto document = parse(R"({"providerId": ")" + provider +
                              R"(", "syncPubKeyDomain": "keys.vendor.com",
                                 "records": [)" +
                              record + "]}");
  const auto vetting = vet::examine(document, "", {.linter = linter_of()});
  std::string all;
  for (const vet::OtherReach& r : vetting.other_reach) {
    CHECK(r.line == 2);
    all += (all.empty() ? "" : ", ") + std::string(name(r.actor)) + " " +
           std::to_string(r.record) + ": " + r.say;
  }
  return all;
}

std::string target(const std::string& type, const std::string& name) {
  return R"({"type": ")" + type + R"(", "host": "www", "pointsTo": ")" + name +
         R"(", "ttl": 600, "priority": 1})";
}

}  // namespace

TEST_CASE("rules/data/platforms.yaml meets schema/platforms.schema.json",
          "[vet][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/platforms.schema.json")));
  const auto yaml = json::Document::parse_yaml(
      {"platforms.yaml", read(project("rules/data/platforms.yaml"))});
  CHECK(problems(schema, json::to_json(yaml.root())) == "");
  CHECK(problems(schema, R"([{"suffix": "A.com"}])") != "");
}

TEST_CASE("a platform is known by its suffix", "[vet]") {
  using vet::Platform;
  using vet::platform_of;
  CHECK(platform_of("cname.vercel-dns.com").given == Platform::Given::domain);
  CHECK(platform_of("Shop.Zendesk.com.").company == "Zendesk");
  CHECK(platform_of("a.b.zendesk.com").given == Platform::Given::name);
  CHECK(platform_of("shop.herokuapp.com").suffix == "herokuapp.com");
  CHECK_FALSE(platform_of("notzendesk.com"));
  CHECK_FALSE(platform_of("shop.vendor.com"));
  CHECK_FALSE(platform_of("herokuapp.com"));
  CHECK_FALSE(platform_of(""));
}

TEST_CASE("a fixed target on a platform may be somebody else's one day",
          "[vet]") {
  CHECK(reach("vendor.com", target("CNAME", "cname.vercel-dns.com"))
            .starts_with("successor 1: \"cname.vercel-dns.com\" is for all "
                         "customers of Vercel"));
  CHECK(reach("vendor.com", target("MX", "vendor.zendesk.com"))
            .starts_with("successor 1: \"vendor.zendesk.com\" is a name on"));
  CHECK(reach("vendor.com", target("CNAME", "vendor.herokuapp.com"))
            .starts_with("successor 1: "));
  CHECK(reach("vendor.com", R"({"type": "REDIR301", "host": "@", "ttl": 60,
                      "target": "https://vendor.github.io/a"})")
            .starts_with("successor 1: "));
  // The platform's own template, and targets elsewhere.
  CHECK(reach("zendesk.com", target("CNAME", "vendor.zendesk.com")) == "");
  CHECK(reach("herokuapp.com", target("CNAME", "a.herokuapp.com")) == "");
  CHECK(reach("vendor.com", target("CNAME", "shop.vendor.com")) == "");
  CHECK(reach("vendor.com", target("A", "198.51.100.1")) == "");
}

TEST_CASE("what tenants choose is said where it stays in bounds", "[vet]") {
  CHECK(reach("vendor.com", target("CNAME", "%x%.cdn.vendor.com"))
            .starts_with("tenant 1: what a customer of the service can choose "
                         "here stays below \"vendor.com\": www.example.com"));
  CHECK(reach("vendor.com", target("CNAME", "%x%.other.com"))
            .find("is not the domain of providerId") != std::string::npos);
  CHECK(reach("vendor.com", target("A", "198.51.100.%n%"))
            .find("in one network") != std::string::npos);
  CHECK(reach("vendor.com", R"({"type": "REDIR301", "host": "@", "ttl": 60,
                      "target": "https://vendor.com/%x%"})")
            .find("stays below \"vendor.com\"") != std::string::npos);
  // Further than that is a matter of levels.
  CHECK(reach("vendor.com", target("CNAME", "%x%")) == "");
  CHECK(reach("vendor.com", target("CNAME", "%x%.zendesk.com")) == "");
}
