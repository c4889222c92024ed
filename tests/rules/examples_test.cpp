// SPDX-License-Identifier: MIT

/// Every example of every rule, run from the rule's own file.

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::size_t findings_of(const Rule& rule, const Example& example) {
  const std::string text =
      example.whole ? std::string(example.text) : with_members(example.text);
  if (!example.twice) {
    return lint_with(rule.id, text, example.file_name).size();
  }
  const Catalogue catalogue;
  const Settings settings(catalogue);
  const json::Document first = parse(text);
  const json::Document second = parse(text);
  std::size_t found = 0;
  const json::Document* both[] = {&first, &second};
  for (const auto& findings : find_duplicate_templates(both, settings)) {
    for (const Finding& f : findings) found += f.rule == rule.id ? 1 : 0;
  }
  return found;
}

}  // namespace

TEST_CASE("each example of a rule has the findings its file promises",
          "[rules]") {
  const Catalogue catalogue;
  for (const Rule& rule : catalogue.rules()) {
    for (const Example& example : rule.examples) {
      INFO("rules/" << rule.family << "/" << rule.id << ".yaml");
      INFO(example.text);
      CHECK(findings_of(rule, example) == example.findings);
    }
  }
}

TEST_CASE("the small template the examples are laid over has no finding",
          "[rules]") {
  CHECK(lines_of(lint(with_members("{}"))).empty());
}

TEST_CASE("a good example of a rule is no error of the default profile",
          "[rules]") {
  const Catalogue catalogue;
  for (const Rule& rule : catalogue.rules()) {
    for (const Example& example : rule.examples) {
      if (example.findings > 0 || example.whole) continue;
      INFO("rules/" << rule.family << "/" << rule.id << ".yaml");
      std::vector<Finding> errors = lint(with_members(example.text));
      std::erase_if(errors, [](const Finding& f) {
        return f.severity != Severity::error;
      });
      CHECK(lines_of(errors).empty());
    }
  }
}
