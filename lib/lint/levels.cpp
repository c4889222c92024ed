// SPDX-License-Identifier: MIT
#include "lint/levels.hpp"

#include <algorithm>

#include "lint/located.hpp"
#include "text/quote.hpp"

namespace dct::lint {
namespace {

using diagnostic::Problem;
using diagnostic::Severity;
using json::Value;

Problem at_key(Value member, Problem problem) {
  problem.place = {member.key_span(), member.node()};
  return problem;
}

const CaseLevel* case_of(const Rule& rule, std::string_view name) {
  const auto found =
      std::find_if(rule.cases.begin(), rule.cases.end(),
                   [name](const CaseLevel& c) { return c.name == name; });
  return found == rule.cases.end() ? nullptr : &*found;
}

std::string case_name(const Rule& rule, const Problem& problem) {
  return std::string(rule.id) + "/" + std::string(problem.variant);
}

bool has_option(const Rule& rule, std::string_view name) {
  return std::any_of(
      rule.options.begin(), rule.options.end(),
      [name](const RuleOption& option) { return option.name == name; });
}

}  // namespace

Levels::Levels(std::shared_ptr<const Catalogue> catalogue)
    : catalogue_(std::move(catalogue)) {
  severities_.reserve(catalogue_->rules().size());
  for (const Rule& rule : catalogue_->rules()) {
    severities_.push_back(rule.severity);
  }
}

Severity& Levels::level_of(const Rule& rule) {
  return severities_[static_cast<std::size_t>(&rule -
                                              catalogue_->rules().data())];
}

Severity Levels::severity(std::string_view id) const {
  const Rule* rule = catalogue_->find(id);
  return rule && rule->id == id ? severities_[static_cast<std::size_t>(
                                      rule - catalogue_->rules().data())]
                                : Severity::off;
}

Severity Levels::severity(const Rule& rule, const Problem& problem,
                          bool coded) const {
  const Severity of_rule = severity(rule.id);
  if (of_rule == Severity::off) return of_rule;
  Severity found = std::min(problem.severity, of_rule);
  const auto named =
      cases_.empty() ? cases_.end() : cases_.find(case_name(rule, problem));
  if (named != cases_.end()) {
    found = named->second;
  } else if (const CaseLevel* level = case_of(rule, problem.variant)) {
    found = std::min(found, level->severity);
  }
  return coded ? std::max(found, coded_) : found;
}

bool Levels::knows(std::string_view rule_or_case) const {
  const std::size_t slash = rule_or_case.find('/');
  if (slash == std::string_view::npos) return catalogue_->find(rule_or_case);
  const Rule* rule = catalogue_->find(rule_or_case.substr(0, slash));
  return rule && case_of(*rule, rule_or_case.substr(slash + 1));
}

void Levels::enable_cases(const Rule& rule, Severity severity) {
  for (const CaseLevel& level : rule.cases) {
    if (level.severity != Severity::off) continue;
    cases_.insert_or_assign(
        std::string(rule.id) + "/" + std::string(level.name), severity);
  }
}

void Levels::set(std::string_view rule_or_case, Severity severity) {
  if (rule_or_case.find('/') != std::string_view::npos) {
    cases_.insert_or_assign(std::string(rule_or_case), severity);
    return;
  }
  for (const Rule* rule : catalogue_->find_all(rule_or_case)) {
    level_of(*rule) = severity;
    enable_cases(*rule, severity);
  }
}

void Levels::select(const std::vector<std::string>& ids_or_aliases) {
  const std::vector<Severity> before(severities_.size(), Severity::off);
  std::vector<Severity> all = std::exchange(severities_, before);
  for (const std::string& id : ids_or_aliases) {
    for (const Rule* rule : catalogue_->find_all(id)) {
      const Severity was =
          all[static_cast<std::size_t>(rule - catalogue_->rules().data())];
      level_of(*rule) = was == Severity::off ? Severity::warning : was;
      enable_cases(*rule, level_of(*rule));
    }
  }
}

void Levels::apply_profile(const Profile& profile) {
  if (const Profile* parent = profile_named(profile.extends)) {
    apply_profile(*parent);
  }
  if (profile.coded != Severity::off) coded_ = profile.coded;
  for (const Profile::Level& level : profile.levels) {
    set(level.rule, level.severity);
  }
}

std::vector<Problem> Levels::apply(const Policy& policy) {
  std::vector<Problem> problems;
  const Value root = policy.document().root();
  if (const Profile* parent = profile_named(root["extends"].string())) {
    apply_profile(*parent);
  }
  for (const Value level : root["rules"]) {
    if (!knows(level.key())) {
      problems.push_back(at_key(level, catalogue_->unknown_rule(level.key())));
      continue;
    }
    set(level.key(),
        diagnostic::severity_named(level.string()).value_or(Severity::off));
  }
  for (const Value rule_options : root["options"]) {
    for (const Value option : rule_options) {
      bool known = false;
      for (const Rule* rule : catalogue_->find_all(rule_options.key())) {
        if (!has_option(*rule, option.key())) continue;
        known = true;
        options_.insert_or_assign(
            std::string(rule->id) + "." + std::string(option.key()),
            option.integer());
      }
      if (known) continue;
      problems.push_back(at_key(
          option,
          diagnostic::error("unknown-option",
                            "there is no option " + text::code(option.key()) +
                                " of rule " + text::code(rule_options.key()))));
    }
  }
  return located(std::move(problems), policy.document().source());
}

std::vector<Problem> Levels::apply(const LinterOptions& options) {
  std::vector<Problem> problems;
  if (options.policy) problems = apply(*options.policy);
  if (const Profile* profile = profile_named(options.profile)) {
    apply_profile(*profile);
  } else if (!options.profile.empty()) {
    problems.push_back(diagnostic::error(
        "unknown-profile",
        "there is no profile " + text::code(options.profile)));
  }
  const auto expect = [&](const std::string& id) {
    if (!knows(id)) problems.push_back(catalogue_->unknown_rule(id));
  };
  for (const SeverityChange& change : options.severities) {
    expect(change.rule);
    set(change.rule, change.severity);
  }
  for (const std::string& id : options.select) expect(id);
  if (!options.select.empty()) select(options.select);
  for (const std::string& id : options.ignore) {
    expect(id);
    set(id, Severity::off);
  }
  return problems;
}

std::int64_t Levels::option(const Rule& rule, std::string_view name) const {
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
