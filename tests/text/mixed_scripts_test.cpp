// SPDX-License-Identifier: MIT
#include "text/mixed_scripts.hpp"

#include <catch2/catch.hpp>

using dct::text::word_of_mixed_scripts;

TEST_CASE("a word of letters that look alike is found whole",
          "[mixed-scripts]") {
  const auto word = word_of_mixed_scripts("Login at P\u0430ypal now");
  REQUIRE(word);
  CHECK(word->text == "P\u0430ypal");
  CHECK(word->first == "Latin");
  CHECK(word->second == "Cyrillic");
}

TEST_CASE("words of different scripts beside each other are fine",
          "[mixed-scripts]") {
  CHECK_FALSE(word_of_mixed_scripts("Example Mail"));
  CHECK_FALSE(
      word_of_mixed_scripts("\u042F\u043D\u0434\u0435\u043A\u0441 Mail"));
  CHECK_FALSE(word_of_mixed_scripts("LINE\u306E\u65E5\u672C"));
  CHECK_FALSE(word_of_mixed_scripts("Caf\u00E9 1"));
  CHECK_FALSE(word_of_mixed_scripts(""));
}
