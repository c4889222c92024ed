// SPDX-License-Identifier: MIT
#include <dct/apply/variable_values.hpp>

#include <catch2/catch.hpp>

#include <string>

using namespace dct;

TEST_CASE("the first value of a name counts, few or many", "[apply]") {
  // 16 are searched one by one, more by hash.
  for (const int count : {1, 16, 17, 100}) {
    INFO(count);
    apply::VariableValues values;
    for (int i = 0; i < count; ++i) {
      values.set("Name" + std::to_string(i), std::to_string(i));
      values.set("Name" + std::to_string(i), "later");
    }
    const std::string last = std::to_string(count - 1);
    REQUIRE(values.find("Name" + last));
    CHECK(*values.find("Name" + last) == last);
    CHECK_FALSE(values.find("name" + last));
    CHECK_FALSE(values.find("Name" + std::to_string(count)));
    CHECK(values.all().size() == static_cast<std::size_t>(count));
  }
}
