// SPDX-License-Identifier: MIT
#include "apply/reference/reference_address.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

using namespace dct::apply;

TEST_CASE("addresses of the reference library", "[apply][reference]") {
  // The family; 0: none.
  const std::map<std::string, int> texts = {
      {"192.0.2.1", 4},
      {"10.1", 4},
      {"127", 4},
      {"256", 4},
      {"4294967296", 6},
      {"0x0a000001", 4},
      {"0x100000000", 6},
      {" 10.0.0.1", 4},
      {"1_0.0.0.1", 4},
      {"10.0.0.0/8", 0},
      {"10.0.0.1/32", 4},
      {"10.0.0.1/255.255.255.255", 4},
      {"2001:db8::1/128", 6},
      {"2001:db8::1/255.255.255.255", 0},
      {"\u0661\u0660.1", 4},
      {"10.0.0.1/8", 0},
      {"10.0.0.0/33", 0},
      {"10.0.0.0/8/8", 0},
      {"10/255.0.0.0", 0},
      {"10/255.0.255.0", 0},
      {"10.0.0.0-10.0.0.255", 0},
      {"10.0.0.1-10.0.0.1", 4},
      {"10.0.0.1-10.0.0.2", 0},
      {"10.0.0.9-10.0.0.1", 0},
      {"256.0.0.1", 0},
      {"1.2.3.4.5", 0},
      {"-1", 0},
      {"", 0},
      {"2001:db8::1", 6},
      {"2001:DB8::/32", 0},
      {"2001:db8::1-2001:db8::1", 0},
      {"::192.0.2.1", 6},
      {"192.0.2.1::", 0},
      {"1::2::3", 0},
      {":::", 0},
      {"1:2:3:4:5:6:7:8:9", 0},
      {"::10000", 0},
      {"20010db8000000000000000000000001", 6},
      {"example.com", 0}};
  for (const auto& [text, family] : texts) {
    INFO(text);
    CHECK(is_reference_address(text, 4) == (family == 4));
    CHECK(is_reference_address(text, 6) == (family == 6));
  }
}
