// SPDX-License-Identifier: MIT
#include <dct/text/source.hpp>

#include "support/print.hpp"

#include <catch2/catch.hpp>

#include "support/random.hpp"

using dct::test::Random;
using dct::text::Position;
using dct::text::Source;

TEST_CASE("positions are 1-based and count code points", "[source]") {
  const Source s("x", "ab\né\t€z\n\nlast");
  CHECK(s.position(0) == Position{1, 1});
  CHECK(s.position(2) == Position{1, 3});
  CHECK(s.position(3) == Position{2, 1});
  CHECK(s.position(5) == Position{2, 2});
  CHECK(s.position(6) == Position{2, 3});
  CHECK(s.position(9) == Position{2, 4});
  CHECK(s.position(12) == Position{4, 1});
  CHECK(s.position(999) == Position{4, 5});
}

TEST_CASE("lines come without their line breaks", "[source]") {
  const Source s("x", "one\r\ntwo\n\nfour");
  CHECK(s.line(1) == "one");
  CHECK(s.line(2) == "two");
  CHECK(s.line(3).empty());
  CHECK(s.line(4) == "four");
  CHECK(s.line(0).empty());
  CHECK(s.line(5).empty());
  CHECK(Source("x", "").line(1).empty());
  CHECK(Source("x", "").position(0) == Position{1, 1});
}

TEST_CASE("the column of any byte of a long line is its count of code points",
          "[source]") {
  Random random(7);
  std::string text;
  std::vector<std::uint32_t> columns;
  for (std::uint32_t column = 1; text.size() < 5000; ++column) {
    const char* characters[] = {"a", "é", "€", "𝄞"};
    const std::string c = characters[random.below(4)];
    // Every byte of a code point belongs to it; the first one opens it.
    columns.push_back(column);
    for (std::size_t i = 1; i < c.size(); ++i) columns.push_back(column + 1);
    text += c;
  }
  const Source s("x", text);
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    REQUIRE(s.position(i) == Position{1, columns[i]});
  }
}
