// SPDX-License-Identifier: MIT

/// What build_apply_url() reports about a request.

#include <dct/request/apply_url.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/requests.hpp"

using namespace dct;
using test::ids;

TEST_CASE("each problem of a request is reported", "[signing]") {
  using R = request::ApplyRequest&;
  const auto url = [](const char* text) {
    return test::problems_after([text](R r) { r.url_sync_ux = text; });
  };
  CHECK(url("") == "sync-ux-url");
  CHECK(url("dns.example.net") == "sync-ux-url");
  CHECK(url("https://dns.example.net/?x=1") == "sync-ux-url");
  CHECK(url("http://dns.example.net") == "sync-ux-http");

  const auto domain = [](const char* text) {
    return test::problems_after([text](R r) { r.domain = text; });
  };
  CHECK(domain("") == "domain-missing");
  CHECK(domain("https://example.com") == "domain-syntax");
  CHECK(domain("localhost") == "domain-syntax");
  CHECK(domain("a.example.com") == "domain-below-apex");
  CHECK(domain("example.com.") == "domain-dot");

  const auto host = [](const char* text) {
    return test::problems_after([text](R r) { r.host = text; });
  };
  CHECK(host("").empty());
  CHECK(host("_dmarc.a").empty());
  CHECK(host("@") == "host-at");
  CHECK(host("a,b") == "host-list");
  CHECK(host("a b") == "host-syntax");
  CHECK(host("a.") == "host-syntax");
  CHECK(host("www.example.com") == "host-whole");
  CHECK(host("example.com") == "host-whole");

  CHECK(test::problems_after([](R r) { r.variables.clear(); }) ==
        "variable-missing variable-missing variable-missing variable-missing");
  CHECK(test::problems_after([](R r) { r.variables[0].name = "IP"; }) ==
        "variable-missing variable-unused");
  CHECK(test::problems_after([](R r) {
          r.variables.push_back({"ip", "x"});
        }) == "variable-twice");
  CHECK(test::problems_after([](R r) {
          r.variables.push_back({"key", "x"});
        }) == "parameter-reserved");
  CHECK(test::problems_after([](R r) {
          r.variables.push_back({"fqdn", "x"});
        }) == "parameter-reserved");
  CHECK(test::problems_after([](R r) {
          r.variables.push_back({"a.b", "x"});
        }) == "variable-name variable-unused");
  CHECK(test::problems_after([](R r) { r.variables[0].value = "b\xC3\xBC"; }) ==
        "variable-value");

  const auto groups = [](std::vector<std::string> g) {
    return test::problems_after([&g](R r) { r.group_ids = g; });
  };
  CHECK(groups({"g1"}) == "variable-unused");
  CHECK(groups({"g1", "g2", "g2"}) == "group-twice");
  CHECK(groups({"g1", "g2", "G1"}) == "group-unknown");
  CHECK(groups({"g1", "g2", "a,b"}) == "group-syntax");

  CHECK(test::problems_after([](R r) { r.provider_name = "X"; }) ==
        "name-not-shared");
  CHECK(test::problems_after([](R r) { r.service_name = ""; }) ==
        "name-not-shared name-length");
  CHECK(test::problems_after([](R r) { r.instance_id = "a b"; }) ==
        "instance-id");
  CHECK(test::problems_after([](R r) { r.state = "x"; }) == "state-alone");
  CHECK(test::problems_after([](R r) {
          r.redirect_uri = "https://shop.example.com";
          r.state = "\n";
        }) == "state-characters");
}

TEST_CASE("a value that is not ASCII comes with its spelling", "[signing]") {
  const auto help = [](const char* value) {
    request::ApplyRequest request = test::good_request();
    request.variables[0].value = value;
    const auto built = test::build_url(test::good_template(), request);
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

TEST_CASE("redirect_uri is held to both readings of the list", "[signing]") {
  const auto redirect = [](const char* uri, bool is_signed = true) {
    return test::problems_after(
        [uri](request::ApplyRequest& r) { r.redirect_uri = uri; }, is_signed);
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

TEST_CASE("a host that the template needs is asked for", "[signing]") {
  const std::string text = test::replace_once(
      test::good_template(), "\"version\": 1", "\"hostRequired\": true");
  request::ApplyRequest request = test::good_request();
  CHECK(ids(test::build_url(text, request).problems).empty());
  request.host.reset();
  CHECK(ids(test::build_url(text, request).problems) == "host-missing");
}

TEST_CASE("all problems of a request are reported together", "[signing]") {
  CHECK(test::problems_after(
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

TEST_CASE("a name has at most 1020 bytes", "[signing][limits]") {
  const std::string text = test::replace_once(
      test::good_template(), "\"version\": 1", "\"sharedServiceName\": true");
  request::ApplyRequest request = test::good_request();
  request.service_name = std::string(1020, 'x');
  CHECK(ids(test::build_url(text, request).problems).empty());
  *request.service_name += 'x';
  CHECK(ids(test::build_url(text, request).problems) == "name-length");
}
