// SPDX-License-Identifier: MIT

/// What is said of text that is no JSON, and where.

#include <dct/json/writer.hpp>

#include "support/print.hpp"

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

struct Case {
  std::string text;
  std::string place;    ///< line:column of the first problem
  std::string message;  ///< a part of it
  std::string reads;    ///< the JSON that is read in spite of it, or nothing
};

const std::vector<Case> kCases = {
    {"", "1:1", "the file is empty", ""},
    {" \n ", "1:1", "the file is empty", ""},
    {"{\"a\": [1, {\"b\": 2}", "1:19", "still open: `[` of 1:7, `{` of 1:1",
     ""},
    {"[\n{\"a\":", "2:6", "the file ends too early", ""},
    {"{\"a\": \"b", "1:9", "the file ends inside a string", ""},
    {"{\"a\": 1} // x", "1:10", "JSON has no comments", R"({"a":1})"},
    {"{/* x\n*/\"a\": 1}", "1:2", "JSON has no comments", R"({"a":1})"},
    {"# x\n[1]", "1:1", "JSON has no comments", "[1]"},
    {"/* x", "1:1", "JSON has no comments", ""},
    {"[1, 2, ]", "1:6", "a comma before the closing `]`", "[1,2]"},
    {"{\"a\": 1,\n}", "1:8", "a comma before the closing `}`", R"({"a":1})"},
    {"[,1]", "1:2", "a comma without a value before it", "[1]"},
    {"[1,,2]", "1:4", "a comma without a value before it", "[1,2]"},
    {"{'a': 1}", "1:2", "single quotes", R"({"a":1})"},
    {"{\"a\": 'it's'}", "1:7", "single quotes", ""},
    {"{\"a\": 'b\n", "1:7", "single quotes", ""},
    {"{\u201Ca\u201D: 1}", "1:2", "a typographic quotation mark", ""},
    {"{a: 1}", "1:2", "the key `a` has no quotes", ""},
    {"{\"a\" 1}", "1:6", "where the `:` after a key is expected", ""},
    {"{\"a\" = 1}", "1:6", "where the `:` after a key is expected", ""},
    {"{\"a\": 1 \"b\": 2}", "1:7", "a comma is missing", R"({"a":1,"b":2})"},
    {"[1 2]", "1:2", "a comma is missing", "[1,2]"},
    {"[\"a\"\"b\"]", "1:4", "a comma is missing", ""},
    {"{\"a\": x}", "1:7", "`x` where a value is expected", ""},
    {"{\"a\": tru}", "1:7", "`tru` is not a JSON value", ""},
    {"{\"a\": True}", "1:7", "spells it `true`", R"({"a":true})"},
    {"{\"a\": None}", "1:7", "spells it `null`", R"({"a":null})"},
    {"{\"a\": undefined}", "1:7", "spells it `null`", R"({"a":null})"},
    {"{\"a\": NaN}", "1:7", "no `NaN`", ""},
    {"{\"a\": Infinity}", "1:7", "no `Infinity`", ""},
    {"{\"a\": -Infinity}", "1:7", "Infinity", ""},
    {"{\"a\": 01}", "1:7", "a leading zero", ""},
    {"{\"a\": +1}", "1:7", "begins with a digit", ""},
    {"{\"a\": .5}", "1:7", "begins with a digit", ""},
    {"{\"a\": 1.}", "1:7", "this number is incomplete", ""},
    {"{\"a\": 1e}", "1:7", "this number is incomplete", ""},
    {"{\"a\": 1e999}", "1:7", "too large", ""},
    {"{\"a\": \"\\x\"}", "1:8", "the escape `\\x` is not one of JSON's", ""},
    {"{\"a\": \"\\u12g4\"}", "1:8", "four hexadecimal digits", ""},
    {"{\"a\": \"\\ud800\"}", "1:8", "half of a surrogate pair", ""},
    {"{\"a\": \"\\ud800\\u0041\"}", "1:8", "half of a surrogate pair", ""},
    {"{\"a\": \"x\ny\"}", "1:9", "the string is not closed on its line", ""},
    {"{\"a\": \"x\ty\"}", "1:9", "a control character", ""},
    {"{\"a\": \"\xFF\"}", "1:8", "not valid UTF-8", ""},
    {"{\"a\": \"\xC3\xA9\xED\xA0\x80\"}", "1:9", "not valid UTF-8", ""},
    {"\xEF\xBB\xBF[1]", "1:1", "byte order mark", "[1]"},
    {std::string("\xFF\xFE[\0", 4), "1:1", "UTF-16", ""},
    {std::string("[1]\0", 4), "1:4", "a NUL byte", ""},
    {"{\"a\": 1} {\"b\": 2}", "1:10", "a second JSON value", R"({"a":1})"},
    {"{\"a\": 1} x", "1:10", "text after the end", R"({"a":1})"},
    {"{\"a\": 1}}", "1:9", "text after the end", R"({"a":1})"},
    {"[1}", "1:3", "`}` does not close anything here; still open: `[` of 1:1",
     ""},
    {"{\"a\": 1]", "1:8", "`]` does not close anything here", ""},
    {"]", "1:1", "where a value is expected", ""},
};

}  // namespace

TEST_CASE("each mistake of form is named at its place", "[syntax]") {
  for (const Case& c : kCases) {
    const auto d = parse(c.text);
    INFO(c.text);
    REQUIRE_FALSE(d.problems().empty());
    const diagnostic::Problem& p = d.problems().front();
    const text::Position at = d.source().position(p.place.span.begin);
    CHECK(p.rule == "json-syntax");
    CHECK(std::to_string(at.line) + ":" + std::to_string(at.column) == c.place);
    CHECK_THAT(p.message, Catch::Contains(c.message));
    CHECK_FALSE(p.help.empty());
    CHECK((d.root() ? json::to_json(d.root()) : "") == c.reads);
  }
}

TEST_CASE("problems that can be repaired are all reported, in order",
          "[syntax]") {
  const auto d = parse("// a\n{'a': True,\n \"b\": [1,],}\n// z");
  std::string lines;
  for (const diagnostic::Problem& p : d.problems()) {
    lines += std::to_string(d.source().position(p.place.span.begin).line) + ",";
  }
  CHECK(lines == "1,2,2,3,3,4,");
  CHECK(json::to_json(d.root()) == R"({"a":true,"b":[1]})");
}

TEST_CASE("a repair moves nothing", "[syntax]") {
  const auto d = parse("[1, /* é */ \"x\",]");
  const json::Value x = d.root()[std::size_t{1}];
  CHECK(x.token() == "\"x\"");
  CHECK(d.source().position(x.span().begin) == text::Position{1, 13});
}

TEST_CASE("a text of nothing but problems comes to an end", "[syntax]") {
  std::string commas(10000, ',');
  const auto d = parse("[" + commas + "]");
  CHECK_FALSE(d.root());
}
