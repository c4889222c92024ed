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

TEST_CASE("YAML is read as the JSON it means", "[yaml]") {
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

TEST_CASE("what is not YAML is reported with its line", "[yaml]") {
  const auto d = yaml("a: 1\nb: [1, 2\nc: 3\n");
  REQUIRE(d.problems().size() == 1);
  CHECK(d.problems()[0].rule == "yaml-syntax");
  CHECK(d.source().position(d.problems()[0].place.span.begin).line >= 2);
  CHECK_FALSE(d.root());
}

TEST_CASE("a duplicate key of YAML is reported", "[yaml]") {
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
  CHECK(d.problems()[0].rule == "json-limit-exceeded");
  CHECK_FALSE(d.root());
}

TEST_CASE("numbers of YAML are read alike in every locale", "[yaml]") {
  const auto d = yaml(
      "[0.5, .5, 1., 1e3, -2.5E-1, 9223372036854775808, 1e999, +1, 1_0, 0x1F, "
      "1e, '1.5']\n");
  CHECK(json::to_json(d.root()) ==
        R"([0.5,0.5,1.0,1000.0,-0.25,9223372036854776000.0,"1e999","+1","1_0",)"
        R"("0x1F","1e","1.5"])");
}

TEST_CASE("YAML has limits as well", "[yaml]") {
  const auto is_read = [](std::string text) {
    const auto d = yaml(std::move(text));
    return static_cast<bool>(d.root());
  };
  CHECK(is_read("1" + std::string(1'048'575, ' ')));
  CHECK_FALSE(is_read("1" + std::string(1'048'576, ' ')));
  CHECK(is_read(std::string(64, '[') + "1" + std::string(64, ']')));
  CHECK_FALSE(is_read(std::string(65, '[') + "1" + std::string(65, ']')));
}
