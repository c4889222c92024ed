// SPDX-License-Identifier: MIT
#include "text/regex.hpp"

#include <catch2/catch.hpp>

using dct::text::Regex;

TEST_CASE("a pattern is looked for anywhere in the text", "[regex]") {
  CHECK(Regex("b+").is_found_in("abbc"));
  CHECK_FALSE(Regex("^b").is_found_in("abbc"));
  CHECK(Regex("^[\\w.-]{1,63}$").is_found_in("example.com"));
  CHECK(Regex("").is_found_in(""));
  CHECK(Regex("^.$").is_found_in("\u00fc"));
}

TEST_CASE("what cannot be matched in bounded time is not a pattern",
          "[regex]") {
  for (const char* pattern :
       {"(", "(?=a)", "(a)\\1", "[z-a]", "(a{1000}){99}"}) {
    CAPTURE(pattern);
    const Regex regex(pattern);
    CHECK_FALSE(regex.is_valid());
    CHECK_FALSE(regex.error().empty());
    CHECK_FALSE(regex.is_found_in("a"));
  }
}

TEST_CASE("no text makes a pattern slow or deep", "[regex]") {
  const std::string text(1U << 20U, 'a');
  CHECK_FALSE(Regex("^(a+)+$").is_found_in(text + "b"));
  CHECK(Regex("^(a|aa)+$").is_found_in(text));
}
