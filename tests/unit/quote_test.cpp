// SPDX-License-Identifier: MIT
#include "json/quote.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace dct;

TEST_CASE("what a terminal would obey is shown instead", "[quote]") {
  CHECK(quote("plain é €") == "\"plain é €\"");
  CHECK(quote("a\x1b[31mb") == "\"a\\u001B[31mb\"");
  CHECK(quote("a\nb\tc\r") == "\"a\\nb\\tc\\r\"");
  CHECK(quote("\xC2\x85") == "\"\\u0085\"");
  CHECK(quote("a\u202Eb\u200B") == "\"a\\u202Eb\\u200B\"");
  CHECK(quote("\xFF\xC3") == "\"\\xFF\\xC3\"");
  CHECK(quote("\U000E0041") == "\"\\u{0E0041}\"");
  CHECK(code("a`b") == "`a`b`");
}

TEST_CASE("what GitHub's log would obey is shown instead", "[quote]") {
  CHECK(quote("a##[error]b") == "\"a##\\u005Berror]b\"");
  CHECK(printable("###[x") == "###\\u005Bx");
  CHECK(line_start("::error::x") == "\\u003A:error::x");
  CHECK(line_start(" \u3000::x") == " \u3000\\u003A:x");
  CHECK(line_start("a::x") == "a::x");
  CHECK(line_start("") == "");
}

TEST_CASE("a long value shows its two ends", "[quote]") {
  const std::string text = std::string(50, 'a') + std::string(50, 'z');
  const std::string shown = quote(text, 20);
  CHECK(shown == "\"aaaaaaaaaaaaaa…zzzzz\"");
  CHECK(quote(std::string(20, 'a'), 20) == "\"" + std::string(20, 'a') + "\"");
}

TEST_CASE("counts and lists read as sentences", "[quote]") {
  CHECK(count(1, "record") == "1 record");
  CHECK(count(0, "record") == "0 records");
  CHECK(count(2, "entry") == "2 entries");
  using Strings = std::vector<std::string>;
  CHECK(join(Strings{}) == "");
  CHECK(join(Strings{"a"}) == "a");
  CHECK(join(Strings{"a", "b"}) == "a and b");
  CHECK(join(Strings{"a", "b", "c"}, " or ") == "a, b or c");
}
