// SPDX-License-Identifier: MIT
#include "template/http_url.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("an http URL is absolute and has a host", "[template]") {
  for (const char* good :
       {"https://example.com", "HTTP://example.com/a?b#c",
        "https://%x%.example.com/", "https://u@example.com:8080/a.svg",
        "https://[2001:db8::1]/", "https://192.0.2.1/x"}) {
    INFO(good);
    CHECK(templates::parse_http_url(good));
  }
  for (const char* bad :
       {"", "example.com", "//example.com", "ftp://example.com", "https://",
        "https:///a", "https://a b.example", "https://[::1", "https://a..b/",
        "javascript:alert(1)", "https://example.com/a b"}) {
    INFO(bad);
    CHECK_FALSE(templates::parse_http_url(bad));
  }
  CHECK(templates::parse_http_url("https://example.com/a/logo.svg?v=1")->path ==
        "/a/logo.svg");
}
