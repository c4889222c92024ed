// SPDX-License-Identifier: MIT
#pragma once

/// The checks of a linter. A rule that supersedes another runs before it, so
/// that the context knows what has been said when the other one reports.

#include <dct/diagnostic/problem.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>

#include <map>
#include <string_view>
#include <vector>

#include "lint/context.hpp"
#include "lint/declarative.hpp"
#include "lint/embedded_rules.hpp"
#include "lint/levels.hpp"

namespace dct::lint {

class CheckPlan {
 public:
  /// Of the rules that are not off. Keeps views of the levels' catalogue.
  explicit CheckPlan(const Levels& levels);
  // A step views its superseders.
  CheckPlan(const CheckPlan&) = delete;
  CheckPlan& operator=(const CheckPlan&) = delete;
  CheckPlan(CheckPlan&&) = default;
  CheckPlan& operator=(CheckPlan&&) = default;

  void run(Context& context, const json::Document& document) const;

  /// Whether a problem that was found without a context would have been
  /// dropped by it: asks the rules that supersede its rule.
  bool is_superseded(const json::Document& document,
                     const diagnostic::Problem& problem,
                     const Levels& levels) const;

 private:
  struct Step {
    const Rule* rule = nullptr;
    const std::vector<Superseder>* superseders = nullptr;
    Check function = nullptr;  ///< null: declarative_[declarative]
    std::size_t declarative = 0;
  };
  void add(const Rule& rule, const Levels& levels,
           std::vector<std::string_view>& added);
  void run(const Step& step, Context& context,
           std::optional<schema::Instance>& instance,
           const json::Document& document) const;
  const std::vector<Superseder>& superseders_of(std::string_view rule) const;

  std::vector<Step> steps_;
  std::vector<Declarative> declarative_;
  /// Of the rules that are superseded by others, both not off.
  std::map<std::string_view, std::vector<Superseder>> superseders_;
};

}  // namespace dct::lint
