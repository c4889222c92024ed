// SPDX-License-Identifier: MIT
#include <dct/lint/catalogue.hpp>
#include <dct/lint/policy.hpp>

#include <algorithm>

#include "text/quote.hpp"

namespace dct::lint {
namespace {

using json::Value;

diagnostic::Problem problem(Value at, std::string message,
                            std::string help = {}) {
  return {
      .rule = "schema",
      .place = {at.key_span().end > 0 ? at.key_span() : at.span(), at.node()},
      .message = std::move(message),
      .help = std::move(help)};
}

}  // namespace

Settings::Settings(const Catalogue& catalogue) : catalogue_(&catalogue) {
  severities_.reserve(catalogue.rules().size());
  for (const Rule& rule : catalogue.rules()) {
    severities_.push_back(rule.severity);
  }
}

std::size_t Settings::index_of(const Rule& rule) const {
  return static_cast<std::size_t>(&rule - catalogue_->rules().data());
}

diagnostic::Severity Settings::severity(const Rule& rule) const {
  return severities_[index_of(rule)];
}

bool Settings::set(std::string_view id_or_alias, diagnostic::Severity level) {
  const auto found = catalogue_->find_all(id_or_alias);
  for (const Rule* rule : found) severities_[index_of(*rule)] = level;
  return !found.empty();
}

bool Settings::select(const std::vector<std::string>& ids_or_aliases) {
  std::vector<diagnostic::Severity> selected(severities_.size(),
                                             diagnostic::Severity::off);
  for (const std::string& id : ids_or_aliases) {
    const auto found = catalogue_->find_all(id);
    if (found.empty()) return false;
    for (const Rule* rule : found) {
      const auto i =
          static_cast<std::size_t>(rule - catalogue_->rules().data());
      selected[i] = severities_[i] == diagnostic::Severity::off
                        ? diagnostic::Severity::warning
                        : severities_[i];
    }
  }
  severities_ = std::move(selected);
  return true;
}

bool Settings::apply_profile(std::string_view name) {
  const auto all = profiles();
  const auto found =
      std::find_if(all.begin(), all.end(),
                   [name](const Profile& p) { return p.name == name; });
  if (found == all.end()) return false;
  if (!found->extends.empty()) apply_profile(found->extends);
  for (const Profile::Level& level : found->levels) {
    set(level.rule, level.severity);
  }
  return true;
}

std::vector<diagnostic::Problem> Settings::apply(const Policy& policy) {
  std::vector<diagnostic::Problem> problems;
  const Value root = policy.document().root();
  if (const Value parent = root["extends"]) apply_profile(parent.string());
  for (const Value level : root["rules"]) {
    if (set(level.key(), diagnostic::severity_named(level.string()).value()))
      continue;
    const std::string_view meant = catalogue_->nearest(level.key());
    problems.push_back(
        problem(level, "there is no rule " + text::code(level.key()),
                meant.empty() ? "dct-lint --list-rules lists all"
                              : "did you mean " + text::code(meant) + "?"));
  }
  for (const Value rule_options : root["options"]) {
    const Rule* rule = catalogue_->find(rule_options.key());
    for (const Value option : rule_options) {
      const bool known =
          rule && std::any_of(rule->options.begin(), rule->options.end(),
                              [&](const RuleOption& o) {
                                return o.name == option.key();
                              });
      if (!known) {
        problems.push_back(
            problem(option, "there is no option " + text::code(option.key()) +
                                " of rule " + text::code(rule_options.key())));
        continue;
      }
      options_.insert_or_assign(
          std::string(rule->id) + "." + std::string(option.key()),
          option.integer());
    }
  }
  return problems;
}

std::int64_t Settings::option(const Rule& rule, std::string_view name) const {
  if (!options_.empty()) {
    const auto set =
        options_.find(std::string(rule.id) + "." + std::string(name));
    if (set != options_.end()) return set->second;
  }
  for (const RuleOption& o : rule.options) {
    if (o.name == name) return o.value;
  }
  return 0;
}

}  // namespace dct::lint
