// SPDX-License-Identifier: MIT
#include "json/edit.hpp"

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using json::Value;

namespace {

std::string after(const std::string& text, const diagnostic::Edit& edit) {
  return json::apply_edits(text, {edit});
}

}  // namespace

TEST_CASE("a new member looks like its neighbours", "[edit]") {
  const auto added = [](const std::string& text) {
    const auto d = parse(text);
    return after(text, json::add_member(d.root(), "new", "1"));
  };
  CHECK(added(R"({"a": 1, "b": 2})") == R"({"a": 1, "b": 2, "new": 1})");
  CHECK(added(R"({"a":1,"b":2})") == R"({"a":1,"b":2,"new":1})");
  CHECK(added("{\n  \"a\" : 1,\n  \"b\" : 2\n}") ==
        "{\n  \"a\" : 1,\n  \"b\" : 2,\n  \"new\" : 1\n}");
  CHECK(added("{\n\t\"a\": 1\n}") == "{\n\t\"a\": 1,\n\t\"new\": 1\n}");
  CHECK(added("{}") == R"({"new": 1})");
}

TEST_CASE("a new member may follow any other", "[edit]") {
  const std::string text = "{\n  \"a\": 1,\n  \"b\": 2\n}";
  const auto d = parse(text);
  CHECK(after(text, json::add_member(d.root(), "x", "0", d.root()["a"])) ==
        "{\n  \"a\": 1,\n  \"x\": 0,\n  \"b\": 2\n}");
}

TEST_CASE("what is removed takes its comma along", "[edit]") {
  const std::string text = R"({"a": [1, 2, 3], "b": {"c": 1}, "d": 4})";
  const auto d = parse(text);
  const Value a = d.root()["a"];
  CHECK(after(text, json::remove_value(a[std::size_t{0}])) ==
        R"({"a": [2, 3], "b": {"c": 1}, "d": 4})");
  CHECK(after(text, json::remove_value(a[std::size_t{2}])) ==
        R"({"a": [1, 2], "b": {"c": 1}, "d": 4})");
  CHECK(after(text, json::remove_value(a)) == R"({"b": {"c": 1}, "d": 4})");
  CHECK(after(text, json::remove_value(d.root()["d"])) ==
        R"({"a": [1, 2, 3], "b": {"c": 1}})");
  CHECK(after(text, json::remove_value(d.root()["b"]["c"])) ==
        R"({"a": [1, 2, 3], "b": {}, "d": 4})");
}

TEST_CASE("keys and values are replaced where they stand", "[edit]") {
  const std::string text = R"({ "a" :  1 })";
  const auto d = parse(text);
  CHECK(after(text, json::rename_member(d.root()["a"], "b\"c")) ==
        R"({ "b\"c" :  1 })");
  CHECK(after(text, json::replace_value(d.root()["a"], "true")) ==
        R"({ "a" :  true })");
}

TEST_CASE("of edits that overlap the first is made", "[edit]") {
  CHECK(json::apply_edits("abcdef", {{{3, 5}, "X"}, {{0, 4}, "Y"}}) == "Yef");
  CHECK(json::apply_edits("abc", {{{1, 1}, "X"}, {{1, 1}, "Y"}}) == "aXYbc");
  CHECK(json::apply_edits("abc", {{{1, 9}, "X"}}) == "abc");
}
