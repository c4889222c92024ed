// SPDX-License-Identifier: MIT
#include <dct/text/percent.hpp>

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("only unreserved characters are kept", "[text]") {
  CHECK(text::percent_encode("AZaz09-._~") == "AZaz09-._~");
  CHECK(text::percent_encode("a b+c=d&e%f/g") == "a%20b%2Bc%3Dd%26e%25f%2Fg");
  CHECK(text::percent_encode("\xC3\xBC") == "%C3%BC");
  CHECK(text::percent_encode("a/b c", "/") == "a/b%20c");
}

TEST_CASE("percent-encoding is read back", "[text]") {
  CHECK(text::percent_decode("%41%2b+%C3%BC") == "A++\xC3\xBC");
  CHECK(text::percent_decode("%00") == std::string(1, '\0'));
  for (const char* bad : {"%", "%4", "%4g", "%%41", "a%"}) {
    INFO(bad);
    CHECK_FALSE(text::percent_decode(bad));
  }
  CHECK(text::find_stray_percent("%41%2b") == std::string_view::npos);
  CHECK(text::find_stray_percent("a%41%x%") == 4);
}
