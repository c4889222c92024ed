// SPDX-License-Identifier: MIT
#include "text/suggest.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("the nearest word is found, and nothing that is far", "[suggest]") {
  using text::nearest;
  const std::vector<std::string_view> words = {"version", "records", "ttl"};
  CHECK(nearest("versoin", words) == "version");
  CHECK(nearest("Records", words) == "records");
  CHECK(nearest("tll", words) == "ttl");
  CHECK(nearest("comment", words).empty());
  CHECK(nearest("", words).empty());
}
