// SPDX-License-Identifier: MIT
#include <dct/vet/customer_losses.hpp>

#include <catch2/catch.hpp>

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
       vet::find_customer_losses(templates::read_template(document))) {
    CHECK(l.zones > 0);
    CHECK(!l.zone.empty());
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
  const vet::CustomerLoss loss{.zone = "shop", .host = "www", .group = "it's"};
  CHECK(vet::command(loss, "a b.json") ==
        "dct-simulate --template 'a b.json' --zone sample:shop --suggest "
        "--host www --group 'it'\\''s'");
}
