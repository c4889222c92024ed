// SPDX-License-Identifier: MIT
#include "apply/whole_number.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dct::apply;

TEST_CASE("numbers as Python reads them", "[apply]") {
  CHECK(whole_number(" +007\n", 10) == "7");
  CHECK(whole_number("1_000", 10) == "1000");
  CHECK(whole_number("-0", 10) == "0");
  CHECK(whole_number("-12", 10) == "-12");
  CHECK(whole_number("0x_fF", 16) == "ff");
  CHECK(whole_number("99999999999999999999", 10) == "99999999999999999999");
  for (const char* none : {"", " ", "+", "1__0", "_1", "1_", "1.0", "0x10"}) {
    INFO(none);
    CHECK_FALSE(whole_number(none, 10));
  }
  // Python's own limit.
  CHECK(whole_number(std::string(4300, '1'), 10));
  CHECK_FALSE(whole_number(std::string(4301, '1'), 10));
  CHECK(small_whole_number("9223372036854775807") == 9223372036854775807);
  CHECK_FALSE(small_whole_number("9223372036854775808"));
}
