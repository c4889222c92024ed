// SPDX-License-Identifier: MIT
#include "text/quote.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace dct;

TEST_CASE("what a terminal would obey is shown instead", "[quote]") {
  CHECK(text::quote("plain é €") == "\"plain é €\"");
  CHECK(text::quote("a\x1b[31mb") == "\"a\\u001B[31mb\"");
  CHECK(text::quote("a\nb\tc\r") == "\"a\\nb\\tc\\r\"");
  CHECK(text::quote("\xC2\x85") == "\"\\u0085\"");
  CHECK(text::quote("a\u202Eb\u200B") == "\"a\\u202Eb\\u200B\"");
  CHECK(text::quote("\xFF\xC3") == "\"\\xFF\\xC3\"");
  CHECK(text::quote("\U000E0041") == "\"\\u{0E0041}\"");
  CHECK(text::code("a`b") == "`a`b`");
}

TEST_CASE("what GitHub's log would obey is shown instead", "[quote]") {
  CHECK(text::quote("a##[error]b") == "\"a##\\u005Berror]b\"");
  CHECK(text::printable("###[x") == "###\\u005Bx");
}

TEST_CASE("a long value shows its two ends", "[quote]") {
  const std::string text = std::string(50, 'a') + std::string(50, 'z');
  const std::string shown = text::quote(text, 20);
  CHECK(shown == "\"aaaaaaaaaaaaaa…zzzzz\"");
  CHECK(text::quote(std::string(20, 'a'), 20) ==
        "\"" + std::string(20, 'a') + "\"");
}

TEST_CASE("sixty code points are shown whole, sixty-one are not", "[quote]") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "\u00e9";
  CHECK(text::shorten(text) == text);
  CHECK(text::shorten(text + "x").find("\u2026") != std::string::npos);
  const std::string plain(60, 'a');
  CHECK(text::shorten(plain) == plain);
  CHECK(text::shorten(plain + "a") ==
        std::string(44, 'a') + "\u2026" + std::string(15, 'a'));
}

TEST_CASE("counts and lists read as sentences", "[quote]") {
  CHECK(text::count(1, "record") == "1 record");
  CHECK(text::count(0, "record") == "0 records");
  CHECK(text::count(2, "entry") == "2 entries");
  using Strings = std::vector<std::string>;
  CHECK(text::join(Strings{}) == "");
  CHECK(text::join(Strings{"a"}) == "a");
  CHECK(text::join(Strings{"a", "b"}) == "a and b");
  CHECK(text::join(Strings{"a", "b", "c"}, " or ") == "a, b or c");
}
