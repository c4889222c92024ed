// SPDX-License-Identifier: MIT
#include <dct/json/writer.hpp>

#include "support/print.hpp"

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;

namespace {

json::Document yaml(std::string text) {
  return json::Document::parse_yaml({"test.yaml", std::move(text)});
}

}  // namespace

TEST_CASE("YAML is read as the JSON it stands for", "[yaml]") {
  const auto d = yaml(
      "a: 1\nb: -2.5\nc: text\nd: \"1\"\ne: true\nf: ~\ng: [x, {y: z}]\n"
      "h: >\n  folded\n  text\ni: off\nj: 1.2.3.4\nk: ''\n");
  CHECK(d.problems().empty());
  CHECK(json::to_json(d.root()) ==
        R"({"a":1,"b":-2.5,"c":"text","d":"1","e":true,"f":null,)"
        R"("g":["x",{"y":"z"}],"h":"folded text\n","i":"off",)"
        R"("j":"1.2.3.4","k":""})");
}

TEST_CASE("values of YAML know their places", "[yaml]") {
  const auto d = yaml("first: one\nsecond:\n  - two\n  - \"three\"\n");
  const json::Value three = d.root()["second"][std::size_t{1}];
  CHECK(d.source().position(three.span().begin) == text::Position{4, 5});
  CHECK(three.token() == "\"three\"");
  CHECK(d.source().position(d.root()["second"].key_span().begin) ==
        text::Position{2, 1});
}

TEST_CASE("what is no YAML is reported with its line", "[yaml]") {
  const auto d = yaml("a: 1\nb: [1, 2\nc: 3\n");
  REQUIRE(d.problems().size() == 1);
  CHECK(d.problems()[0].rule == "yaml-syntax");
  CHECK(d.source().position(d.problems()[0].place.span.begin).line >= 2);
  CHECK_FALSE(d.root());
}

TEST_CASE("a YAML key that stands twice is reported", "[yaml]") {
  const auto d = yaml("a: 1\na: 2\n");
  REQUIRE(d.problems().size() == 1);
  CHECK(d.problems()[0].rule == "json-duplicate-key");
}

TEST_CASE("aliases that grow without bound are refused", "[yaml]") {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) text += (j > 0 ? ", " : "") + below;
    text += "]\n";
  }
  const auto d = yaml(text);
  REQUIRE(d.problems().size() == 1);
  CHECK(d.problems()[0].rule == "json-limits");
  CHECK_FALSE(d.root());
}
