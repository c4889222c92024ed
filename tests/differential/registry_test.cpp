// SPDX-License-Identifier: MIT

/// The public templates: all can be read, and all that they hold is located.

#include <dct/json/writer.hpp>
#include <dct/lint/linter.hpp>
#include <dct/template/format.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::size_t check_spans(json::Value value) {
  const auto alone = parse(std::string(value.token()));
  REQUIRE(alone.root());
  REQUIRE(json::to_json(alone.root()) == json::to_json(value));
  std::size_t spans = 1;
  for (const json::Value child : value) spans += check_spans(child);
  return spans;
}

// Whatever the order of the members of objects.
std::string sorted_json(json::Value value) {
  if (!value.is(json::Kind::object) && !value.is(json::Kind::array)) {
    return std::string(value.token());
  }
  std::vector<std::string> parts;
  for (const json::Value child : value) {
    parts.push_back(std::string(child.key()) + ":" + sorted_json(child));
  }
  const bool object = value.is(json::Kind::object);
  if (object) std::sort(parts.begin(), parts.end());
  std::string all(object ? "{" : "[");
  for (const std::string& part : parts) all += part + ",";
  return all + "}";
}

}  // namespace

TEST_CASE("every public template meets the schema", "[registry]") {
  if (!have(shared("registry"))) return;
  const lint::Linter linter = linter_of();
  for (const auto& path : templates_in(shared("registry"))) {
    INFO(path.filename());
    auto findings = linter.validate(parse(read(path)));
    // One public template has a key twice.
    std::erase_if(findings, [](const diagnostic::Finding& f) {
      return f.rule == "json-duplicate-key";
    });
    CHECK(lines_of(findings).empty());
  }
}

TEST_CASE("each span of the public templates holds the value it names",
          "[registry]") {
  if (!have(shared("registry"))) return;
  std::size_t spans = 0;
  for (const auto& path : templates_in(shared("registry"))) {
    INFO(path.filename());
    const auto document = parse(read(path));
    spans += check_spans(document.root());
  }
  CHECK(spans > 10000);
}

TEST_CASE("the order of members changes no finding", "[registry]") {
  if (!have(shared("registry"))) return;
  const lint::Linter linter = linter_of();
  const auto counts = [&linter](const std::string& text) {
    std::map<std::string, int> found;
    for (const diagnostic::Finding& f : linter.lint(parse(text))) {
      ++found[f.rule + " " + std::to_string(f.place.record) + " " + f.message];
    }
    return found;
  };
  for (const auto& path : templates_in(shared("registry"))) {
    const std::string text = read(path);
    const auto document = parse(text);
    if (!document.problems().empty()) continue;
    std::vector<json::Value> members(document.root().begin(),
                                     document.root().end());
    std::string reversed = "{";
    for (auto m = members.rbegin(); m != members.rend(); ++m) {
      reversed += (reversed.size() > 1 ? "," : "") +
                  ("\"" + std::string(m->key()) + "\":" + json::to_json(*m));
    }
    INFO(path.filename());
    CHECK(counts(text) == counts(reversed + "}"));
  }
}

TEST_CASE("every public template keeps its value when it is formatted",
          "[registry]") {
  if (!have(shared("registry"))) return;
  for (const auto& path : templates_in(shared("registry"))) {
    INFO(path.filename());
    const auto before = parse(read(path));
    if (!before.problems().empty()) continue;
    const auto formatted = templates::format(before);
    REQUIRE(formatted);
    const auto after = parse(*formatted);
    REQUIRE(after.problems().empty());
    CHECK(sorted_json(after.root()) == sorted_json(before.root()));
    CHECK(templates::format(after) == formatted);
  }
}
