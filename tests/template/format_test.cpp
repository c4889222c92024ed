// SPDX-License-Identifier: MIT
#include <dct/template/format.hpp>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/random.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using json::Value;

namespace {

// A document as text in which the order of members is that of their names, and
// every scalar is spelled as in the file.
std::string value_of(Value v) {
  if (!v.is(json::Kind::object) && !v.is(json::Kind::array)) {
    return std::string(v.token());
  }
  std::vector<std::string> parts;
  for (const Value child : v) {
    parts.push_back(std::string(child.key()) + ":" + value_of(child));
  }
  if (v.is(json::Kind::object)) std::sort(parts.begin(), parts.end());
  std::string all;
  for (const std::string& part : parts) all += part + ",";
  return (v.is(json::Kind::object) ? "{" : "[") + all + "}";
}

void check_format(const std::string& text) {
  const auto before = parse(text);
  const auto formatted = templates::format(before);
  REQUIRE(formatted);
  const auto after = parse(*formatted);
  REQUIRE(after.problems().empty());
  CHECK(value_of(after.root()) == value_of(before.root()));
  CHECK(templates::format(after) == formatted);
  CHECK(formatted->ends_with("}\n"));
}

}  // namespace

TEST_CASE("the canonical layout: order, indentation, line end", "[format]") {
  CHECK(templates::format(
            parse(R"({"records":[{"ttl":3600,"vnd.a.b":{"z":1,"a":[]},
    "pointsTo":"9.9.9.9","host":"@","type":"A"},{}],"other":1.50e1,
    "serviceId":"s\u0041","providerId":"p"})"),
            2) ==
        R"({
  "providerId": "p",
  "serviceId": "s\u0041",
  "other": 1.50e1,
  "records": [
    {
      "type": "A",
      "host": "@",
      "pointsTo": "9.9.9.9",
      "ttl": 3600,
      "vnd.a.b": {
        "z": 1,
        "a": []
      }
    },
    {}
  ]
}
)");
  CHECK(templates::format(parse("[1,2]"), 4) == "[\n    1,\n    2\n]\n");
}

TEST_CASE("a text that can't be read for certain is not written again",
          "[format]") {
  CHECK_FALSE(templates::format(parse("{\"a\": 1,}")));
  CHECK_FALSE(templates::format(parse("{\"a\": 1, \"a\": 2}")));
  CHECK_FALSE(templates::format(parse("")));
}

TEST_CASE("only layout changes, and only once", "[format]") {
  for (const auto& path : templates_in(project("samples/templates/good"))) {
    INFO(path);
    check_format(read(path));
  }
}

TEST_CASE("the version goes up by one, and nothing else changes", "[format]") {
  const auto bumped = [](const char* text) {
    return templates::bump_version(parse(text)).value_or("refused");
  };
  CHECK(bumped(R"({ "version" : 7 })") == R"({ "version" : 8 })");
  CHECK(bumped(R"({"serviceName": "a", "records": []})") ==
        R"({"serviceName": "a", "version": 1, "records": []})");
  CHECK(bumped(R"({"version": "7"})") == "refused");
  CHECK(bumped(R"({"version": 9223372036854775807})") == "refused");
  CHECK(bumped(R"({"version": 7,})") == "refused");
}

TEST_CASE("the author's indentation is kept where all of the text has it",
          "[format]") {
  const auto second_line = [](const std::string& text) {
    const std::string all = templates::format(parse(text)).value_or("refused");
    const std::size_t begin = all.find('\n') + 1;
    return all.substr(begin, all.find('\n', begin) - begin);
  };
  CHECK(second_line("{\"a\": 1}") == "  \"a\": 1");
  CHECK(second_line("{\n    \"a\": 1\n}") == "    \"a\": 1");
  CHECK(second_line("{\r\n\t\"a\": [\r\n\t\t1]\r\n}") == "\t\"a\": [");
  CHECK(second_line("{\n   \"a\": [\n      1]}") == "   \"a\": [");
  // Not the same everywhere.
  CHECK(second_line("{\n    \"a\": [\n      1]}") == "  \"a\": [");
  CHECK(second_line("{\n\t\"a\": [\n    1]}") == "  \"a\": [");
  CHECK(second_line("{\n \t\"a\": 1}") == "  \"a\": 1");
}

TEST_CASE("the ttl of all records is set", "[format]") {
  const auto set = [](const std::string& text) {
    return templates::with_ttl(parse(text), 300).value_or("refused");
  };
  CHECK(set(R"({"records": [{"ttl": "60"}, {}, {"ttl": 1}]})") ==
        R"({"records": [{"ttl": 300}, {}, {"ttl": 300}]})");
  CHECK(set("{") == "refused");
}
