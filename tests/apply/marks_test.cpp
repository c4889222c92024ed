// SPDX-License-Identifier: MIT
#include "apply/marks.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("a record is marked once, few or many, with its first reason",
          "[apply]") {
  // 16 are searched one by one, more by hash.
  for (const zone::Id count : {1U, 16U, 17U, 50U}) {
    INFO(count);
    apply::Marks marks;
    for (zone::Id id = count; id > 0; --id) {
      marks.add(id, apply::Reason::address, id);
      marks.add(id, apply::Reason::cname, 99);
    }
    CHECK(marks.list().size() == count);
    CHECK(marks.has(1));
    CHECK(marks.has(count));
    CHECK_FALSE(marks.has(count + 1));
    const auto sorted = std::move(marks).sorted();
    CHECK(sorted.front().id == 1);
    CHECK(sorted.front().number == 1);
    CHECK(sorted.back().reason == apply::Reason::address);
  }
}
