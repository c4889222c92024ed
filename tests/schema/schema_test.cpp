// SPDX-License-Identifier: MIT
#include <dct/schema/schema.hpp>

#include <catch2/catch.hpp>

#include "support/schemas.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("any schema is told in words of the value", "[schema]") {
  const schema::Schema schema =
      schema_of(R"({"type": "object", "required": ["a"],
    "additionalProperties": false,
    "properties": {
      "a": {"enum": [1, "two"]}, "b": {"type": ["string", "null"]},
      "c": {"minimum": 3, "maximum": 5}, "d": {"maxLength": 2},
      "e": {"items": {"$ref": "#/definitions/item"}}},
    "definitions": {"item": {"const": true}}})");
  CHECK(problems(schema, "{}") == "`a` is missing\n");
  CHECK(problems(schema, R"({"a": 2})") == "`a` is 2; expected 1 or \"two\"\n");
  CHECK(problems(schema, R"({"a": 1, "b": 5})") ==
        "`b` is 5; expected a string or null\n");
  CHECK(problems(schema, R"({"a": 1, "c": 9})") ==
        "`c` is 9; expected less than or equal to 5\n");
  CHECK(problems(schema, R"({"a": 1, "d": "abc"})") ==
        "`d` is \"abc\"; expected no more than 2 characters in length\n");
  CHECK(problems(schema, R"({"a": 1, "e": [true, false]})") ==
        "item 2 of `e` is false; expected true\n");
  CHECK(problems(schema, R"({"a": 1, "f": 0})") == "unknown property `f`\n");
  CHECK(problems(schema, R"({"a": 1})").empty());
}

TEST_CASE("of alternatives the one that is meant speaks", "[schema]") {
  const schema::Schema schema =
      schema_of(R"({"type": "array", "items": {"anyOf": [
    {"properties": {"t": {"const": "x"}, "n": {"type": "integer"}},
     "required": ["t", "n"]},
    {"properties": {"t": {"const": "y"}, "s": {"type": "string"}},
     "required": ["t", "s"]}]}})");
  CHECK(problems(schema, R"([{"t": "y", "s": 5}, {"t": "x"}])") ==
        "`s` is 5; expected a string\n"
        "`n` is missing in item 2\n");
  CHECK(problems(schema, R"([{"t": "z"}])") ==
        "item 1 is an object, which the schema does not allow\n");
}

TEST_CASE("what is not a schema is not compiled", "[schema]") {
  for (const char* text : {"{", "", R"({"type": 5})"}) {
    CAPTURE(text);
    const auto schema = schema::Schema::compile(parse(text));
    REQUIRE_FALSE(schema);
    CHECK_FALSE(schema.why().empty());
  }
}

TEST_CASE("up to twelve properties and values are listed", "[schema]") {
  const auto with = [](std::size_t count) {
    std::string names;
    std::string values;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string n = std::to_string(100 * i);
      names += (i > 0 ? ", \"property" : "\"property") + n + "\": {}";
      values += (i > 0 ? ", " : "") + n;
    }
    return schema_of(R"({"additionalProperties": false, "properties": {)" +
                     names + R"(, "v": {"enum": [)" + values + "]}}}");
  };
  const auto help = [](const schema::Schema& schema) {
    const auto document = parse(R"({"other": 1})");
    return schema.check(document).at(0).help;
  };
  CHECK(help(with(11)).starts_with("known properties: property0, "));
  CHECK(help(with(12)).empty());
  CHECK(problems(with(12), R"({"v": -1})").find("expected 0, 100, ") !=
        std::string::npos);
  CHECK(problems(with(13), R"({"v": -1})") == "`v` is -1\n");
}

TEST_CASE("a schema that could run for ever is not compiled", "[schema]") {
  const auto why = [](const std::string& text) {
    const auto schema = schema::Schema::compile(parse(text));
    return schema ? std::string("compiled") : schema.why();
  };
  CHECK_THAT(why(R"({"$ref": "#"})"), Catch::Contains("back to itself"));
  CHECK_THAT(why(R"({"if": {"$ref": "#"}})"),
             Catch::Contains("back to itself"));
  CHECK_THAT(why(R"({"definitions": {"a": {"not": {"$ref": "#/definitions/b"}},
      "b": {"allOf": [{"$ref": "#/definitions/a"}]}},
      "properties": {"x": {"$ref": "#/definitions/a"}}})"),
             Catch::Contains("back to itself"));
  CHECK_THAT(why(R"({"$ref": "/etc/passwd"})"),
             Catch::Contains("the same document"));
  CHECK_THAT(why(R"({"$ref": "#/definitions/none"})"),
             Catch::Contains("no schema at"));
  CHECK_THAT(why(R"({"multipleOf": 0})"), Catch::Contains("multipleOf"));
  CHECK_THAT(why(R"x({"properties": {"a": {"pattern": "(?=a)"}}})x"),
             Catch::Contains("bounded time"));
  CHECK_THAT(why(R"({"patternProperties": {"(": {}}})"),
             Catch::Contains("bounded time"));
  CHECK_THAT(why("[]"), Catch::Contains("object"));
  // A way into the document ends; names of properties are not keywords.
  CHECK(why(R"({"properties": {"a": {"$ref": "#"}}})") == "compiled");
  CHECK(why(R"({"properties": {"$ref": {"type": "string"},
      "pattern": {"const": "("}}})") == "compiled");
}

TEST_CASE("patterns are matched in bounded time, wherever they are",
          "[schema]") {
  const std::string many(60000, 'a');
  const schema::Schema schema = schema_of(
      R"({"properties": {"v": {"pattern": "^(a+)+$"}},
          "patternProperties": {"^x(a|aa)+$": {"type": "integer"}},
          "propertyNames": {"pattern": "^[a-z]+$"}})");
  json::Limits limits;
  limits.string_bytes = 100000;
  const auto found = [&](const std::string& text) {
    return schema.check(json::Document::parse({"t.json", text}, limits)).size();
  };
  CHECK(found(R"({"v": ")" + many + "\"}") == 0);
  CHECK(found(R"({"v": ")" + many + "!\"}") == 1);
  const std::string name(4000, 'a');
  CHECK(found(R"({"x)" + name + R"(": 1})") == 0);
  CHECK(found(R"({"x)" + name + R"(": "s"})") == 1);
  CHECK(found(R"({"X": 1})") == 1);
}

TEST_CASE("a schema that takes too much work is told, not run", "[schema]") {
  std::string text = R"({"definitions": {)";
  for (int i = 0; i < 30; ++i) {
    const std::string next =
        R"({"$ref": "#/definitions/d)" + std::to_string(i + 1) + "\"}";
    text += "\"d" + std::to_string(i) + R"(": {"anyOf": [)" + next + "," +
            next + "]},";
  }
  const schema::Schema schema =
      schema_of(text + R"("d30": {"const": 1}}, "$ref": "#/definitions/d0"})");
  const auto problems = schema.check(parse("2"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].rule == "schema-too-costly");
}
