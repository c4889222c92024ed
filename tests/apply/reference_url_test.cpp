// SPDX-License-Identifier: MIT
#include "apply/reference/reference_url.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dct::apply;

TEST_CASE("URLs of the reference library", "[apply][reference]") {
  const std::vector<std::string> good = {
      "http://example.com",       "HTTPS://Example.Com:8080/a?b=c#d",
      "ftp://example.com/",       "http://localhost",
      "http://223.2.3.9/",        "http://10.0.0.1",
      "http://[2001:db8::1]:80/", "http://[::ffff:192.0.2.1]/",
      "http://u:p@example.com/",  "http://m\u00fcnchen.example/\u00fc",
      "http://xn--abc.xn--p1ai/", "http://a.example:80",
      "http://a.example/?\"<>|",  "http://a.example/\n"};
  const std::vector<std::string> bad = {"",
                                        "example.com",
                                        "http://example",
                                        "http://example.c",
                                        "http://example.c0m/",
                                        "http://a.example:1/",
                                        "http://a.example:123456/",
                                        "http://a_b.example/",
                                        "http://a.example./",
                                        "http://-a.example/",
                                        "http://a--b.example/",
                                        "http://224.0.0.1/",
                                        "http://1.2.3.04/",
                                        "http://[1::2::3]/",
                                        "http://a.example/a b",
                                        "http://a.example/{x}",
                                        "http://a.example/?a\u00a0b",
                                        "http://@a.example/",
                                        "mailto:a@example.com"};
  for (const std::string& url : good) {
    INFO(url);
    CHECK(is_reference_url(url));
  }
  for (const std::string& url : bad) {
    INFO(url);
    CHECK_FALSE(is_reference_url(url));
  }
}
