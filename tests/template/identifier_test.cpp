// SPDX-License-Identifier: MIT
#include "template/identifier.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dct;

TEST_CASE("an id has 1 to 63 letters, digits, - _ and dots",
          "[template][limits]") {
  CHECK(templates::is_id("a"));
  CHECK(templates::is_id("Az09-_."));
  CHECK(templates::is_id(std::string(63, 'a')));
  CHECK_FALSE(templates::is_id(std::string(64, 'a')));
  for (const char* bad : {"", "a b", "a/b", "\xC3\xBC"}) {
    INFO(bad);
    CHECK_FALSE(templates::is_id(bad));
  }
}
