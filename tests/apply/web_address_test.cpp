// SPDX-License-Identifier: MIT
#include "apply/draft/web_address.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dct::apply;

TEST_CASE("a web address has a host that can be found", "[apply]") {
  const std::vector<std::string> good = {
      "http://example.com",      "https://example.com:8080/a?b=c#d",
      "ftp://example.com/",      "http://localhost",
      "http://192.0.2.1/",       "http://[2001:db8::1]:80/",
      "http://u:p@example.com/", "http://example.xn--p1ai/"};
  const std::vector<std::string> bad = {"",
                                        "example.com",
                                        "http://",
                                        "http://example",
                                        "http://192.0.2/",
                                        "http://example.com:port/",
                                        "http://example.com:123456/",
                                        "http://a_b.example.com/",
                                        "http://example.com/a b",
                                        "http://example.com/{x}",
                                        "http://@example.com/",
                                        "mailto:a@example.com"};
  for (const std::string& text : good) {
    INFO(text);
    CHECK(is_web_address(text));
  }
  for (const std::string& text : bad) {
    INFO(text);
    CHECK_FALSE(is_web_address(text));
  }
}
