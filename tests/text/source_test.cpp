// SPDX-License-Identifier: MIT
#include <dct/text/source.hpp>

#include "support/print.hpp"

#include <catch2/catch.hpp>

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

TEST_CASE("the column of a long line is right at the edge of each block",
          "[source]") {
  std::string text = "\n";
  for (int i = 0; i < 1000; ++i) text += "\u00e9";
  const Source s("x", text);
  for (const std::uint32_t at : {254U, 255U, 256U, 257U, 511U, 512U, 513U}) {
    CAPTURE(at);
    // Two bytes each; the second belongs to the code point of the first.
    CHECK(s.position(at) == Position{2, at / 2 + 1});
  }
}
