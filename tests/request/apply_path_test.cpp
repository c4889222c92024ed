// SPDX-License-Identifier: MIT
#include <dct/request/apply_path.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/templates.hpp"

using namespace dct;

namespace {

const std::string kUx = "https://dns.example.net";
const std::string kMiddle = "/v2/domainTemplates/providers/";

std::string problems(const std::string& url) {
  const json::Document document = test::parse(
      R"({"providerId": "shop.example.com", "serviceId": "storefront"})");
  return test::ids(
      request::check_apply_path(templates::read_template(document), url));
}

}  // namespace

TEST_CASE("the path of an apply URL is written and read", "[signing]") {
  const std::string path = request::apply_path("shop.example.com", "a b/c");
  CHECK(path == kMiddle + "shop.example.com/services/a%20b%2Fc/apply");
  const auto read = request::read_apply_path(kUx + "/dc" + path + "?a=1#b");
  REQUIRE(read);
  CHECK(read->url_sync_ux == kUx + "/dc");
  CHECK(read->provider_id == "shop.example.com");
  CHECK(read->service_id == "a b/c");
}

TEST_CASE("the path of a URL is that of the template", "[signing]") {
  CHECK(problems("domain=example.com").empty());
  CHECK(problems(kUx + kMiddle + "shop.example.com/services/storefront/apply?")
            .empty());
  CHECK(problems(kUx + "/a/b" + kMiddle +
                 "shop%2Eexample.com/services/storefront/apply")
            .empty());
  CHECK(
      problems(kUx + kMiddle + "other.example.com/services/storefront/apply") ==
      "path-provider");
  CHECK(
      problems(kUx + kMiddle + "shop.example.com/services/Storefront/apply") ==
      "path-service");
  CHECK(problems(kUx + kMiddle + "a/services/b/apply") ==
        "path-provider path-service");
  for (const std::string& bad :
       {kUx, kUx + "/apply", kUx + kMiddle + "shop.example.com/services/store",
        kUx + kMiddle + "shop.example.com/services/storefront/apply/",
        kUx + kMiddle + "shop.example.com/service/storefront/apply",
        kUx + kMiddle + "shop.example.com/services/store%zz/apply"}) {
    INFO(bad);
    CHECK(problems(bad) == "path-syntax");
    CHECK_FALSE(request::read_apply_path(bad));
  }
}
