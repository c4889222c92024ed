// SPDX-License-Identifier: MIT
#include <dct/text/suggest.hpp>

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

TEST_CASE("a third of the letters may be wrong, and one of few", "[suggest]") {
  CHECK(text::nearest("axxdef", {"abcdef"}) == "abcdef");
  CHECK(text::nearest("axxxef", {"abcdef"}).empty());
  CHECK(text::nearest("tx", {"tt"}) == "tt");
  CHECK(text::nearest("xx", {"tt"}).empty());
  const std::string longest(64, 'a');
  CHECK(text::nearest(longest, {longest}) == longest);
  CHECK(text::nearest(longest + "a", {longest}).empty());
  CHECK(text::did_you_mean("tll", {"ttl"}) == "did you mean `ttl`?");
  CHECK(text::did_you_mean("x", {"ttl"}).empty());
}
