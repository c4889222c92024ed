// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>

#include <catch2/catch.hpp>
#include <vector>

using namespace dct;
using Parts = std::vector<std::string_view>;

TEST_CASE("classes of characters hold ASCII only, edge by edge", "[ascii]") {
  for (const char c : {'a', 'z'}) CHECK(text::is_lower(c));
  for (const char c : {'A', 'Z'}) CHECK(text::is_upper(c));
  for (const char c : {'0', '9'}) CHECK(text::is_digit(c));
  for (const char c : {'/', ':', '@', '[', '`', '{', '\xC4', '\xFF', '\0'}) {
    CAPTURE(c);
    CHECK_FALSE(text::is_alnum(c));
    CHECK(text::to_lower(c) == c);
    CHECK(text::to_upper(c) == c);
    CHECK(text::hex_value(c) == -1);
  }
  CHECK(text::is_ascii('\x7F'));
  CHECK_FALSE(text::is_ascii('\x80'));
  CHECK(text::is_ascii("name"));
  CHECK_FALSE(text::is_ascii("nam\xC3\xA9"));
  CHECK(text::is_all_digits("0"));
  CHECK_FALSE(text::is_all_digits(""));
  CHECK_FALSE(text::is_all_digits("1x"));
}

TEST_CASE("only the letters of ASCII change their case", "[ascii]") {
  CHECK(text::to_lower("AZaz09@[`{\xC3\x84") == "azaz09@[`{\xC3\x84");
  CHECK(text::to_upper("AZaz09@[`{\xC3\xA4") == "AZAZ09@[`{\xC3\xA4");
  CHECK(text::has_upper("aZ"));
  CHECK_FALSE(text::has_upper("az@[\xC3\x84"));
}

TEST_CASE("trim takes from both ends, and from no other place", "[ascii]") {
  CHECK(text::trim(" \t\r\na b\n") == "a b");
  CHECK(text::trim(" \t").empty());
  CHECK(text::trim("").empty());
  CHECK(text::trim("\v a") == "\v a");
  CHECK(text::trim("\"a\"", "\"") == "a");
}

TEST_CASE("a text has one part more than separators", "[ascii]") {
  CHECK(text::split("a,b", ',') == Parts{"a", "b"});
  CHECK(text::split(",", ',') == Parts{"", ""});
  CHECK(text::split("", ',') == Parts{""});
}

TEST_CASE("hexadecimal digits, both ways", "[ascii]") {
  CHECK(text::hex(0xBEEFU, 4) == "BEEF");
  CHECK(text::hex(0xBEEFU, 2) == "EF");
  CHECK(text::hex(0x1U, 6) == "000001");
  CHECK(text::hex(0xFFFFFFFFU, 8, text::HexCase::lower) == "ffffffff");
  CHECK(text::hex(std::string_view("\x00\x7F\xFA", 3)) == "007ffa");
  CHECK(text::hex("\xFA", text::HexCase::upper) == "FA");
  for (const char c : text::kHexDigits) {
    CHECK(text::hex(static_cast<std::uint32_t>(text::hex_value(c)), 1) ==
          std::string(1, text::to_upper(c)));
  }
}
