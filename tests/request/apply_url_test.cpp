// SPDX-License-Identifier: MIT
#include <dct/request/apply_url.hpp>
#include <dct/request/signature.hpp>
#include <dct/text/url.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/requests.hpp"
#include "support/templates.hpp"

using namespace dct;
using test::ids;
using test::private_key;

TEST_CASE("an apply URL is sorted, signed and verifies", "[signing]") {
  const request::ApplyUrl built =
      test::build_url(test::good_template(), test::good_request());
  CHECK(ids(built.problems).empty());
  CHECK(built.signed_text ==
        "domain=example.com&host=www&ip=192.0.2.1&other=&token=a%20b&ttl=60");
  CHECK(built.url.starts_with(
      "https://dns.example.net/dc/v2/domainTemplates/providers/"
      "shop.example.com/services/storefront/apply?" +
      built.signed_text + "&key=_dck1&sig="));
  const request::Verification v =
      request::verify(text::query_of(built.url),
                      keys::read_key_record(keys::publish(
                          private_key(keys::KeyKind::rsa).public_key(),
                          keys::Algorithm::rs256)));
  CHECK(v.verified);
  CHECK(ids(v.problems).empty());
}

TEST_CASE("the optional parameters are part of what is signed", "[signing]") {
  const std::string shared = test::replace_once(
      test::good_template(), "\"version\": 1",
      R"("version": 1, "sharedProviderName": true, "sharedServiceName": true)");
  request::ApplyRequest request = test::good_request();
  request.group_ids = {"g2", "g1"};
  request.provider_name = "My Shop";
  request.service_name = "Mine";
  request.instance_id = "i-1";
  request.redirect_uri = "https://shop.example.com/?a=1&b=2";
  request.state = "x=";
  const request::ApplyUrl built = test::build_url(shared, request);
  CHECK(ids(built.problems).empty());
  CHECK(built.signed_text ==
        "domain=example.com&groupId=g2%2Cg1&host=www&instanceId=i-1&ip=192.0.2."
        "1&other=&providerName=My%20Shop&redirect_uri=https%3A%2F%2Fshop."
        "example.com%2F%3Fa%3D1%26b%3D2&serviceName=Mine&state=x%3D&token=a%"
        "20b&ttl=60");
}

TEST_CASE("an apply URL keeps the path of urlSyncUX", "[signing]") {
  request::ApplyRequest request = test::good_request();
  for (const char* ux :
       {"https://dns.example.net/a%20b/c", "https://dns.example.net:8443/x/"}) {
    request.url_sync_ux = ux;
    const request::ApplyUrl built =
        test::build_url(test::good_template(), request);
    INFO(built.url);
    std::string start = ux;
    if (start.ends_with('/')) start.pop_back();
    CHECK(built.url.starts_with(start + "/v2/domainTemplates/providers/"
                                        "shop.example.com/services/storefront/"
                                        "apply?domain="));
  }
  CHECK(test::problems_after([](request::ApplyRequest& r) {
          r.url_sync_ux = "https://dns.example.net/a b";
        }) == "sync-ux-url");
}

TEST_CASE("template and signature have to go together", "[signing]") {
  const auto with = [](std::string_view what, std::string_view by,
                       bool is_signed = true) {
    return ids(
        test::build_url(test::replace_once(test::good_template(), what, by),
                        test::good_request(), is_signed)
            .problems);
  };
  constexpr std::string_view kKey =
      "\"syncPubKeyDomain\": \"shop.example.com\",";
  CHECK(with("\"version\"", "\"version\"", false) == "signature-missing");
  CHECK(with(kKey, "") == "signature-ignored");
  CHECK(with(kKey, "", false).empty());
  CHECK(with(kKey, "\"syncPubKeyDomain\": \"_dck1.shop.example.com\",") ==
        "key-label-doubled");
  CHECK(with("\"version\": 1", "\"syncBlock\": true") == "sync-blocked");
  CHECK(with("storefront", "store front") == "template-id");
  CHECK(with("%ip%", "%key%") == "variable-reserved variable-unused");
}

TEST_CASE("a key that can't sign by the algorithm is reported", "[signing]") {
  const json::Document document = test::parse(test::good_template());
  const auto with = [&document](const request::Signer& s) {
    return ids(request::build_apply_url(templates::read_template(document),
                                        test::good_request(), &s)
                   .problems);
  };
  CHECK(with({private_key(keys::KeyKind::p256), keys::Algorithm::rs256,
              "_dck1"}) == "algorithm-kind");
  CHECK(with({private_key(keys::KeyKind::p256), keys::Algorithm::es256,
              "_dck1"}) == "algorithm-optional");
  CHECK(with({private_key(keys::KeyKind::rsa), keys::Algorithm::rs256,
              "a.b"}) == "key-label-dot");
}

TEST_CASE("a URL of more than 8000 bytes is long", "[signing][limits]") {
  const std::string text = test::replace_once(
      test::good_template(), "\"syncPubKeyDomain\": \"shop.example.com\",", "");
  request::ApplyRequest request = test::good_request();
  const std::size_t size = test::build_url(text, request, false).url.size();
  request.variables[3].value.assign(8000 - size, 'x');
  const request::ApplyUrl longest = test::build_url(text, request, false);
  CHECK(longest.url.size() == 8000);
  CHECK(ids(longest.problems).empty());
  request.variables[3].value += 'x';
  CHECK(ids(test::build_url(text, request, false).problems) == "url-long");
}
