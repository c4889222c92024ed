// SPDX-License-Identifier: MIT
#pragma once

/// A rule as its YAML file has it. The build reads the built-in rules with
/// this and writes them down as constants; a run reads the rules of users.

#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>

#include <deque>
#include <string>
#include <vector>

namespace dct::lint {

/// Keeps what the views of rules view.
struct RuleStorage {
  std::deque<std::string> texts;
  std::deque<std::vector<std::string_view>> lists;
  std::deque<std::vector<Variant>> variants;
  std::deque<std::vector<Example>> examples;
  std::deque<std::vector<RuleOption>> options;
  std::deque<std::vector<CaseLevel>> cases;
};

/// A rule from an object that meets schema/rule.schema.json; what is missing
/// stays empty.
Rule read_rule(json::Value object, std::string_view family,
               RuleStorage& storage);

}  // namespace dct::lint
