// SPDX-License-Identifier: MIT

/// What the reference library takes for addresses, numbers and URLs.

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

#include "apply/rendered_values.hpp"

using namespace dct::apply;

TEST_CASE("addresses of the reference library", "[apply][reference]") {
  // The family; 0: none.
  const std::map<std::string, int> texts = {
      {"192.0.2.1", 4},
      {"10.1", 4},
      {"127", 4},
      {"256", 4},
      {"4294967296", 6},
      {"0x0a000001", 4},
      {"0x100000000", 6},
      {" 10.0.0.1", 4},
      {"1_0.0.0.1", 4},
      {"10.0.0.0/8", 4},
      {"10.0.0.1/8", 0},
      {"10.0.0.0/33", 0},
      {"10.0.0.0/8/8", 0},
      {"10/255.0.0.0", 4},
      {"10/255.0.255.0", 0},
      {"10.0.0.0-10.0.0.255", 4},
      {"10.0.0.1-10.0.0.2", 0},
      {"10.0.0.9-10.0.0.1", 0},
      {"256.0.0.1", 0},
      {"1.2.3.4.5", 0},
      {"-1", 0},
      {"", 0},
      {"2001:db8::1", 6},
      {"2001:DB8::/32", 6},
      {"::192.0.2.1", 6},
      {"192.0.2.1::", 0},
      {"1::2::3", 0},
      {":::", 0},
      {"1:2:3:4:5:6:7:8:9", 0},
      {"::10000", 0},
      {"20010db8000000000000000000000001", 6},
      {"example.com", 0}};
  for (const auto& [text, family] : texts) {
    INFO(text);
    CHECK(is_reference_address(text, 4) == (family == 4));
    CHECK(is_reference_address(text, 6) == (family == 6));
  }
}

TEST_CASE("numbers as Python reads them", "[apply][reference]") {
  CHECK(reference_digits(" +007\n", 10) == "7");
  CHECK(reference_digits("1_000", 10) == "1000");
  CHECK(reference_digits("-0", 10) == "0");
  CHECK(reference_digits("-12", 10) == "-12");
  CHECK(reference_digits("0x_fF", 16) == "ff");
  CHECK(reference_digits("99999999999999999999", 10) == "99999999999999999999");
  for (const char* none : {"", " ", "+", "1__0", "_1", "1_", "1.0", "0x10"}) {
    INFO(none);
    CHECK_FALSE(reference_digits(none, 10));
  }
  CHECK_FALSE(reference_digits(std::string(5000, '1'), 10));
  CHECK_FALSE(reference_number("99999999999999999999"));
}

TEST_CASE("a web address has a host that can be found", "[apply][reference]") {
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
