// SPDX-License-Identifier: MIT
#include <dct/text/escape/terminal_line.hpp>

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("one line is one line, and nothing obeys it", "[terminal]") {
  CHECK(text::one_line("a\nb") == "a\\nb");
  CHECK(text::one_line("::x") == "\\u003A:x");
  CHECK(text::one_line("##[x\x1b") == "##\\u005Bx\\u001B");
  CHECK(text::one_line("gr\u00fcn") == "gr\u00fcn");
}

TEST_CASE("bytes to compare are all visible", "[terminal]") {
  CHECK(text::visible("a b~") == "a b~");
  CHECK(text::visible("\x1F\x7F") == "\\x1F\\x7F");
  CHECK(text::visible("\u00fc") == "\\xC3\\xBC");
}
