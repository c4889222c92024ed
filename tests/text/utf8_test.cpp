// SPDX-License-Identifier: MIT
#include "text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("code points are decoded one by one", "[utf8]") {
  CHECK(text::decode("a").code == 'a');
  CHECK(text::decode("\u20AC!").code == 0x20AC);
  CHECK(text::decode("\u20AC!").bytes == 3);
  for (const char* bad : {"\xFF", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\x80"}) {
    CHECK_FALSE(text::decode(bad).is_valid);
    CHECK(text::decode(bad).bytes == 1);
    CHECK_FALSE(text::is_utf8(bad));
  }
  CHECK(text::is_utf8("gr\u00fcn"));
  CHECK(text::count_code_points("gr\u00fcn") == 4);
}

TEST_CASE("steps go from code point to code point", "[utf8]") {
  const std::string_view text = "a\u20ACz";
  CHECK(text::next_code_point(text, 1) == 4);
  CHECK(text::previous_code_point(text, 4) == 1);
  CHECK(text::next_code_point(text, 4) == 5);
}

TEST_CASE("what nobody can see is known, edge by edge", "[utf8]") {
  for (const char32_t c :
       {0x0, 0x1F, 0x7F, 0x9F, 0xAD, 0x61C, 0x200B, 0x200F, 0x2028, 0x202E,
        0x2060, 0x206F, 0xFEFF, 0xFFF9, 0xFFFE, 0x1FFFF, 0xE0000, 0xE007F}) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK(text::is_invisible(c));
  }
  for (const char32_t c : {0x20, 0x7E, 0xA0, 0x200A, 0x2010, 0x2027, 0x202F,
                           0x205F, 0x2070, 0xFFF8, 0xFFFC, 0xE0080}) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK_FALSE(text::is_invisible(c));
  }
}

TEST_CASE("wide characters take two columns of a terminal", "[utf8]") {
  CHECK(text::columns("abc") == 3);
  CHECK(text::columns("\u6F22") == 2);
  CHECK(text::columns("e\u0301") == 1);
}
