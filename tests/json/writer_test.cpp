// SPDX-License-Identifier: MIT
#include <dct/json/writer.hpp>

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;

namespace {

void write_sample(json::Writer& json) {
  json.object([&] {
    json.text("a", "x\ny");
    json.number("b", 18446744073709551615U);
    json.array("c", [&] {
      json.flag(true);
      json.null();
      json.array([] {});
      json.object([&] { json.null("d"); });
    });
    json.object("e", [] {});
    json.flag("f", false);
    json.raw("g", "[1]");
  });
}

}  // namespace

TEST_CASE("members and items are separated, and nothing else", "[writer]") {
  std::string text = "> ";
  json::Writer json(text);
  write_sample(json);
  CHECK(
      text ==
      R"(> {"a":"x\ny","b":18446744073709551615,"c":[true,null,[],{"d":null}],)"
      R"("e":{},"f":false,"g":[1]})");
}

TEST_CASE("with an indentation every member has its line", "[writer]") {
  std::string text;
  json::Writer json(text, 2);
  write_sample(json);
  CHECK(text == R"({
  "a": "x\ny",
  "b": 18446744073709551615,
  "c": [
    true,
    null,
    [],
    {
      "d": null
    }
  ],
  "e": {},
  "f": false,
  "g": [1]
})");
}

TEST_CASE("a value is written as it was read", "[writer]") {
  const auto d = test::parse(
      R"({"a": [1, -9223372036854775808, 0.1, 1e3, "\u00fc", true, null],
          "b": 1, "b": {"c": []}})");
  CHECK(json::to_json(d.root()) ==
        "{\"a\":[1,-9223372036854775808,0.1,1000.0,\"\u00fc\",true,null],"
        "\"b\":{\"c\":[]}}");
  CHECK(json::to_json({}) == "null");
  CHECK(json::quoted("a\"b") == R"("a\"b")");
}
