// SPDX-License-Identifier: MIT
#include "text/letter_case.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("letters of all scripts change their case", "[text]") {
  CHECK(text::lower_case("WWW.M\u00dcNCHEN") == "www.m\u00fcnchen");
  CHECK(text::upper_case("txt \u00fc") == "TXT \u00dc");
  CHECK(text::lower_case("\u0130") == "i\u0307");
  // A sigma at the end of a word is another one.
  CHECK(text::lower_case("\u03a3\u0391\u03a3") == "\u03c3\u03b1\u03c2");
  CHECK(text::lower_case("A\xff") == "a\xff");
  CHECK_FALSE(text::may_have_upper_case("a-1"));
  CHECK(text::may_have_upper_case("aB"));
}

TEST_CASE("decimal digits of all scripts have a value", "[text]") {
  CHECK(text::decimal_digit('7') == 7);
  CHECK(text::decimal_digit(0x0663) == 3);
  CHECK_FALSE(text::decimal_digit('a'));
  CHECK_FALSE(text::decimal_digit(0xB2));  // superscript two
}
