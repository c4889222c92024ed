// SPDX-License-Identifier: MIT
#pragma once

/// What a linter makes of each rule: its severity and its options.

#include <dct/lint/catalogue.hpp>
#include <dct/lint/linter.hpp>
#include <dct/lint/profile.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dct::lint {

class Levels {
 public:
  /// The `repository` profile.
  explicit Levels(std::shared_ptr<const Catalogue> catalogue);

  /// Applies options in their order, but for LinterOptions::rules.
  /// @returns names that do not exist; the levels are of no use then
  [[nodiscard]] std::vector<diagnostic::Problem> apply(
      const LinterOptions& options);

  const Catalogue& catalogue() const { return *catalogue_; }
  const std::shared_ptr<const Catalogue>& shared() const { return catalogue_; }

  /// By the id of a rule; off for one that the catalogue does not have.
  diagnostic::Severity severity(std::string_view rule) const;
  /// Of a problem that a rule has found: a case weighs less than its rule,
  /// unless it has been named.
  /// @param coded  whether it has a code of the older linter
  diagnostic::Severity severity(const Rule& rule,
                                const diagnostic::Problem& problem,
                                bool coded) const;
  std::int64_t option(const Rule& rule, std::string_view name) const;
  /// Whether there is a rule of that id or alias, or a case of a rule.
  bool knows(std::string_view rule_or_case) const;

 private:
  void set(std::string_view rule_or_case, diagnostic::Severity severity);
  /// What is off until its rule is named.
  void enable_cases(const Rule& rule, diagnostic::Severity severity);
  void apply_profile(const Profile& profile);
  std::vector<diagnostic::Problem> apply(const Policy& policy);
  void select(const std::vector<std::string>& ids_or_aliases);
  /// The place of a rule's severity; `rule` is one of the catalogue.
  diagnostic::Severity& level_of(const Rule& rule);

  std::shared_ptr<const Catalogue> catalogue_;
  std::vector<diagnostic::Severity>
      severities_;  // a rule of the catalogue each
  std::map<std::string, std::int64_t, std::less<>> options_;  // "rule.option"
  /// Cases that have been named, "rule/case".
  std::map<std::string, diagnostic::Severity, std::less<>> cases_;
  diagnostic::Severity coded_ = diagnostic::Severity::off;
};

}  // namespace dct::lint
