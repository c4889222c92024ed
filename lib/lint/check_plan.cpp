// SPDX-License-Identifier: MIT
#include "lint/check_plan.hpp"

#include <algorithm>

#include "template/meant.hpp"

namespace dct::lint {
namespace {

using diagnostic::Severity;

// The function of a built-in rule; null for one that has none.
Check function_of(const Rule& rule) {
  if (rule.check != Rule::Check::builtin) return nullptr;
  const auto rules = builtin_rules();
  const auto place = std::lower_bound(
      rules.begin(), rules.end(), rule.id,
      [](const Rule& r, std::string_view id) { return r.id < id; });
  return place != rules.end() && place->id == rule.id
             ? builtin_checks()[static_cast<std::size_t>(place - rules.begin())]
             : nullptr;
}

}  // namespace

CheckPlan::CheckPlan(const Levels& levels) {
  const auto rules = levels.catalogue().rules();
  for (const Rule& rule : rules) {
    if (levels.severity(rule.id) == Severity::off) continue;
    for (const std::string_view other : rule.supersedes) {
      const std::size_t slash = std::min(other.find('/'), other.size());
      const std::string_view variant =
          other.substr(std::min(slash + 1, other.size()));
      superseders_[other.substr(0, slash)].push_back({rule.id, variant});
    }
  }
  std::vector<std::string_view> added;
  for (const Rule& rule : rules) add(rule, levels, added);
}

// Those that supersede it first; a circle of them is cut where it closes.
void CheckPlan::add(const Rule& rule, const Levels& levels,
                    std::vector<std::string_view>& added) {
  if (levels.severity(rule.id) == Severity::off ||
      std::find(added.begin(), added.end(), rule.id) != added.end()) {
    return;
  }
  added.push_back(rule.id);
  const std::vector<Superseder>& superseders = superseders_of(rule.id);
  for (const Superseder& s : superseders) {
    if (const Rule* first = levels.catalogue().find(s.rule)) {
      add(*first, levels, added);
    }
  }
  if (rule.check == Rule::Check::declarative) {
    steps_.push_back({.rule = &rule,
                      .superseders = &superseders,
                      .declarative = declarative_.size()});
    declarative_.emplace_back(rule);
  } else if (const Check function = function_of(rule)) {
    steps_.push_back(
        {.rule = &rule, .superseders = &superseders, .function = function});
  }
}

const std::vector<Superseder>& CheckPlan::superseders_of(
    std::string_view rule) const {
  static const std::vector<Superseder> kNone;
  const auto found = superseders_.find(rule);
  return found == superseders_.end() ? kNone : found->second;
}

void CheckPlan::run(const Step& step, Context& context,
                    std::optional<schema::Instance>& instance,
                    const json::Document& document) const {
  context.begin(*step.rule, *step.superseders);
  if (step.function) return step.function(context);
  if (!instance) {
    instance.emplace(document, schema::Instance::Numbers::also_in_strings);
  }
  declarative_[step.declarative].check(context, *instance);
}

void CheckPlan::run(Context& context, const json::Document& document) const {
  std::optional<schema::Instance> instance;
  for (const Step& step : steps_) run(step, context, instance, document);
}

bool CheckPlan::is_superseded(const json::Document& document,
                              const diagnostic::Problem& problem,
                              const Levels& levels) const {
  const std::vector<Superseder>& superseders = superseders_of(problem.rule);
  if (superseders.empty() || !document.root()) return false;
  const templates::Template tmpl =
      templates::as_meant(templates::read_template(document));
  std::vector<diagnostic::Problem> found;
  Context context(tmpl, {}, levels, found);
  std::optional<schema::Instance> instance;
  for (const Step& step : steps_) {
    const bool asked = std::any_of(
        superseders.begin(), superseders.end(), [&](const Superseder& s) {
          return s.rule == step.rule->id &&
                 (s.variant.empty() || s.variant == problem.variant);
        });
    if (asked) run(step, context, instance, document);
  }
  return std::any_of(found.begin(), found.end(),
                     [&problem](const diagnostic::Problem& p) {
                       return p.place.node == problem.place.node;
                     });
}

}  // namespace dct::lint
