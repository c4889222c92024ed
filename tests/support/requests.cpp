// SPDX-License-Identifier: MIT
#include "support/requests.hpp"

#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/templates.hpp"

namespace dct::test {

const std::string& good_template() {
  static const std::string text = R"({
  "providerId": "shop.example.com", "serviceId": "storefront",
  "providerName": "Shop", "serviceName": "Store", "version": 1,
  "syncPubKeyDomain": "shop.example.com",
  "syncRedirectDomain": "shop.example.com, www.example.net",
  "records": [
    {"type": "A", "host": "@", "pointsTo": "%ip%", "ttl": "%ttl%"},
    {"groupId": "g1", "type": "TXT", "host": "%fqdn%", "data": "x=%token%",
     "ttl": 60},
    {"groupId": "g2", "type": "TXT", "host": "@", "data": "%other%",
     "ttl": 60}]})";
  return text;
}

request::ApplyRequest good_request() {
  return {
      .url_sync_ux = "https://dns.example.net/dc/",
      .domain = "example.com",
      .host = "www",
      .variables = {
          {"ip", "192.0.2.1"}, {"ttl", "60"}, {"token", "a b"}, {"other", ""}}};
}

std::string replace_once(std::string text, std::string_view what,
                         std::string_view by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

request::ApplyUrl build_url(const std::string& text,
                            const request::ApplyRequest& request,
                            bool is_signed) {
  const json::Document document = parse(text);
  const request::Signer signer{private_key(keys::KeyKind::rsa),
                               keys::Algorithm::rs256, "_dck1"};
  request::ApplyUrl built =
      request::build_apply_url(templates::read_template(document), request,
                               is_signed ? &signer : nullptr);
  CHECK(built.url.empty() == diagnostic::has_error(built.problems));
  return built;
}

std::string problems_after(
    const std::function<void(request::ApplyRequest&)>& change, bool is_signed) {
  request::ApplyRequest request = good_request();
  change(request);
  return ids(build_url(good_template(), request, is_signed).problems);
}

}  // namespace dct::test
