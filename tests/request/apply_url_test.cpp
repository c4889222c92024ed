// SPDX-License-Identifier: MIT
#include <dct/request/apply_url.hpp>
#include <dct/request/signature.hpp>
#include <dct/text/url.hpp>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/templates.hpp"

using namespace dct;
using test::ids;
using test::private_key;

namespace {

constexpr char kTemplate[] = R"({
  "providerId": "shop.example.com", "serviceId": "store front",
  "providerName": "Shop", "serviceName": "Store", "version": 1,
  "syncPubKeyDomain": "shop.example.com",
  "syncRedirectDomain": "shop.example.com, www.example.net",
  "records": [
    {"type": "A", "host": "@", "pointsTo": "%ip%", "ttl": "%ttl%"},
    {"groupId": "g1", "type": "TXT", "host": "%fqdn%", "data": "x=%token%",
     "ttl": 60},
    {"groupId": "g2", "type": "TXT", "host": "@", "data": "%other%",
     "ttl": 60}]})";

std::string replaced(std::string text, std::string_view what,
                     std::string_view by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

const std::string& good_template() {
  static const std::string text =
      replaced(kTemplate, "store front", "storefront");
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

request::Signer signer() {
  return {private_key(keys::KeyKind::rsa), keys::Algorithm::rs256, "_dck1"};
}

request::ApplyUrl build(const std::string& text,
                        const request::ApplyRequest& request,
                        bool is_signed = true) {
  const json::Document document = test::parse(text);
  const request::Signer s = signer();
  const request::ApplyUrl built = request::build_apply_url(
      templates::read_template(document), request, is_signed ? &s : nullptr);
  CHECK(built.url.empty() == diagnostic::has_error(built.problems));
  return built;
}

template <typename Change>
std::string problems(Change change, bool is_signed = true) {
  request::ApplyRequest request = good_request();
  change(request);
  return ids(build(good_template(), request, is_signed).problems);
}

}  // namespace

TEST_CASE("an apply URL is sorted, signed and verifies", "[signing]") {
  const request::ApplyUrl built = build(good_template(), good_request());
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
  const std::string shared = replaced(
      good_template(), "\"version\": 1",
      R"("version": 1, "sharedProviderName": true, "sharedServiceName": true)");
  request::ApplyRequest request = good_request();
  request.group_ids = {"g2", "g1"};
  request.provider_name = "My Shop";
  request.service_name = "Mine";
  request.instance_id = "i-1";
  request.redirect_uri = "https://shop.example.com/?a=1&b=2";
  request.state = "x=";
  const request::ApplyUrl built = build(shared, request);
  CHECK(ids(built.problems).empty());
  CHECK(built.signed_text ==
        "domain=example.com&groupId=g2%2Cg1&host=www&instanceId=i-1&ip=192.0.2."
        "1&other=&providerName=My%20Shop&redirect_uri=https%3A%2F%2Fshop."
        "example.com%2F%3Fa%3D1%26b%3D2&serviceName=Mine&state=x%3D&token=a%"
        "20b&ttl=60");
}

TEST_CASE("each problem of a request is reported", "[signing]") {
  using R = request::ApplyRequest&;
  const auto url = [](const char* text) {
    return problems([text](R r) { r.url_sync_ux = text; });
  };
  CHECK(url("") == "sync-ux-url");
  CHECK(url("dns.example.net") == "sync-ux-url");
  CHECK(url("https://dns.example.net/?x=1") == "sync-ux-url");
  CHECK(url("http://dns.example.net") == "sync-ux-http");

  const auto domain = [](const char* text) {
    return problems([text](R r) { r.domain = text; });
  };
  CHECK(domain("") == "domain-missing");
  CHECK(domain("https://example.com") == "domain-syntax");
  CHECK(domain("localhost") == "domain-syntax");
  CHECK(domain("a.example.com") == "domain-below-apex");
  CHECK(domain("example.com.") == "domain-dot");

  const auto host = [](const char* text) {
    return problems([text](R r) { r.host = text; });
  };
  CHECK(host("").empty());
  CHECK(host("_dmarc.a").empty());
  CHECK(host("@") == "host-at");
  CHECK(host("a,b") == "host-list");
  CHECK(host("a b") == "host-syntax");
  CHECK(host("a.") == "host-syntax");
  CHECK(host("www.example.com") == "host-whole");
  CHECK(host("example.com") == "host-whole");

  CHECK(problems([](R r) { r.variables.clear(); }) ==
        "variable-missing variable-missing variable-missing variable-missing");
  CHECK(problems([](R r) { r.variables[0].name = "IP"; }) ==
        "variable-missing variable-unused");
  CHECK(problems([](R r) {
          r.variables.push_back({"ip", "x"});
        }) == "variable-twice");
  CHECK(problems([](R r) {
          r.variables.push_back({"key", "x"});
        }) == "parameter-reserved");
  CHECK(problems([](R r) {
          r.variables.push_back({"fqdn", "x"});
        }) == "parameter-reserved");
  CHECK(problems([](R r) {
          r.variables.push_back({"a.b", "x"});
        }) == "variable-name variable-unused");
  CHECK(problems([](R r) { r.variables[0].value = "b\xC3\xBC"; }) ==
        "variable-value");

  const auto groups = [](std::vector<std::string> g) {
    return problems([&g](R r) { r.group_ids = g; });
  };
  CHECK(groups({"g1"}) == "variable-unused");
  CHECK(groups({"g1", "g2", "g2"}) == "group-twice");
  CHECK(groups({"g1", "g2", "G1"}) == "group-unknown");
  CHECK(groups({"g1", "g2", "a,b"}) == "group-syntax");

  CHECK(problems([](R r) { r.provider_name = "X"; }) == "name-not-shared");
  CHECK(problems([](R r) { r.service_name = ""; }) ==
        "name-not-shared name-length");
  CHECK(problems([](R r) { r.instance_id = "a b"; }) == "instance-id");
  CHECK(problems([](R r) { r.state = "x"; }) == "state-alone");
  CHECK(problems([](R r) {
          r.redirect_uri = "https://shop.example.com";
          r.state = "\n";
        }) == "state-characters");
}

TEST_CASE("a value that is not ASCII comes with its spelling", "[signing]") {
  const auto help = [](const char* value) {
    request::ApplyRequest request = good_request();
    request.variables[0].value = value;
    const auto built = build(good_template(), request);
    REQUIRE(built.problems.size() == 1);
    CHECK(built.problems[0].rule == "variable-value");
    return built.problems[0].help;
  };
  CHECK(help("gr\xC3\xBCn.example") ==
        R"(for a name write "xn--grn-ioa.example", for a text )"
        R"("gr\195\188n.example")");
  CHECK(help("\xE2\x82\xAC 5") == R"(write "\226\130\172 5")");
  CHECK(help("a\tb") == R"(write "a\009b")");
  CHECK(help("\xFF") == R"(write "\255")");
}

TEST_CASE("an apply URL keeps the path of urlSyncUX", "[signing]") {
  request::ApplyRequest request = good_request();
  for (const char* ux :
       {"https://dns.example.net/a%20b/c", "https://dns.example.net:8443/x/"}) {
    request.url_sync_ux = ux;
    const request::ApplyUrl built = build(good_template(), request);
    INFO(built.url);
    std::string start = ux;
    if (start.ends_with('/')) start.pop_back();
    CHECK(built.url.starts_with(start + "/v2/domainTemplates/providers/"
                                        "shop.example.com/services/storefront/"
                                        "apply?domain="));
  }
  CHECK(problems([](request::ApplyRequest& r) {
          r.url_sync_ux = "https://dns.example.net/a b";
        }) == "sync-ux-url");
}

TEST_CASE("redirect_uri is held to both readings of the list", "[signing]") {
  const auto redirect = [](const char* uri, bool is_signed = true) {
    return problems([uri](request::ApplyRequest& r) { r.redirect_uri = uri; },
                    is_signed);
  };
  CHECK(redirect("https://shop.example.com/x?y#z").empty());
  CHECK(redirect("https://SHOP.example.com:8443").empty());
  CHECK(redirect("https://www.example.net").empty());
  CHECK(redirect("https://a.shop.example.com") == "redirect-sub-domain");
  CHECK(redirect("https://myshop.example.com") == "redirect-foreign");
  CHECK(redirect("https://example.com") == "redirect-foreign");
  CHECK(redirect("https://shop.example.com@evil.example.org/") ==
        "redirect-foreign");
  CHECK(redirect("https://evil.example.org", false) ==
        "redirect-foreign signature-missing");
  CHECK(redirect("http://shop.example.com") == "redirect-http");
  for (const char* bad : {"", "/done", "shop.example.com", "app://x",
                          "https://evil.example.org\\@shop.example.com"}) {
    INFO(bad);
    CHECK(redirect(bad) == "redirect-syntax");
  }
}

TEST_CASE("template and signature have to go together", "[signing]") {
  const auto with = [](std::string_view what, std::string_view by,
                       bool is_signed = true) {
    return ids(
        build(replaced(good_template(), what, by), good_request(), is_signed)
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

TEST_CASE("a host that the template needs is asked for", "[signing]") {
  const std::string text =
      replaced(good_template(), "\"version\": 1", "\"hostRequired\": true");
  request::ApplyRequest request = good_request();
  CHECK(ids(build(text, request).problems).empty());
  request.host.reset();
  CHECK(ids(build(text, request).problems) == "host-missing");
}

TEST_CASE("all problems of a request are reported together", "[signing]") {
  CHECK(problems(
            [](request::ApplyRequest& r) {
              r = {.url_sync_ux = "x",
                   .host = "@",
                   .group_ids = {"g9"},
                   .redirect_uri = "y"};
            },
            false) ==
        "sync-ux-url domain-missing host-at variable-missing variable-missing "
        "group-unknown redirect-syntax signature-missing");
}

TEST_CASE("a key that can't sign by the algorithm is reported", "[signing]") {
  const json::Document document = test::parse(good_template());
  const auto with = [&document](const request::Signer& s) {
    return ids(request::build_apply_url(templates::read_template(document),
                                        good_request(), &s)
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
  const std::string text = replaced(
      good_template(), "\"syncPubKeyDomain\": \"shop.example.com\",", "");
  request::ApplyRequest request = good_request();
  const std::size_t size = build(text, request, false).url.size();
  request.variables[3].value.assign(8000 - size, 'x');
  const request::ApplyUrl longest = build(text, request, false);
  CHECK(longest.url.size() == 8000);
  CHECK(ids(longest.problems).empty());
  request.variables[3].value += 'x';
  CHECK(ids(build(text, request, false).problems) == "url-long");
}

TEST_CASE("a name has at most 1020 bytes", "[signing][limits]") {
  const std::string text = replaced(good_template(), "\"version\": 1",
                                    "\"sharedServiceName\": true");
  request::ApplyRequest request = good_request();
  request.service_name = std::string(1020, 'x');
  CHECK(ids(build(text, request).problems).empty());
  *request.service_name += 'x';
  CHECK(ids(build(text, request).problems) == "name-length");
}
