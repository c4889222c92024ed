// SPDX-License-Identifier: MIT
#pragma once

/// The examination of a template: syntax, limits, schema and rules.
///
///   const auto linter = dct::lint::Linter::create();
///   const auto document = dct::json::Document::parse({"web.json", "{}"});
///   for (const dct::diagnostic::Finding& f : linter->lint(document))
///     std::cout << f.place.begin.line << ": " << f.message << '\n';

#include <dct/diagnostic/finding.hpp>
#include <dct/diagnostic/result.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>
#include <dct/lint/policy.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::lint {

struct SeverityChange {
  std::string rule{};  ///< id or alias
  diagnostic::Severity severity = diagnostic::Severity::off;
};

/// By which rules a linter judges. Each member overrules those above it.
struct LinterOptions {
  /// More rules: each document is a rule or a list of rules (YAML that meets
  /// schema/rule.schema.json). One with the id of another replaces it.
  std::vector<json::Document> rules{};
  /// Its own rules come before those of `rules`.
  std::optional<Policy> policy{};
  std::string profile{};  ///< empty: what the policy extends, or `repository`
  std::vector<SeverityChange> severities{};
  /// Run only these rules, by id or alias; empty: all. Rules that are off are
  /// enabled only if named here.
  std::vector<std::string> select{};
  std::vector<std::string> ignore{};  ///< and none of these
};

/// It never changes, and is shared when copied: cheap to copy and to move, and
/// every member may be called by several threads at once.
class DCT_EXPORT Linter {
 public:
  /// The linter, or what is wrong with the options: rules that can't be read,
  /// names of rules, options or profiles that do not exist. Without options
  /// there is always one.
  static diagnostic::Result<Linter> create(LinterOptions options = {});

  /// All findings, in the order of the text.
  /// @param file_name  the last part of the file's path, which has to fit the
  ///                   ids; empty for standard input
  [[nodiscard]] std::vector<diagnostic::Finding> lint(
      const json::Document& document, std::string_view file_name = {}) const;

  /// Syntax, limits and schema only, whatever the profile.
  [[nodiscard]] std::vector<diagnostic::Finding> validate(
      const json::Document& document) const;

  /// Turns problems found elsewhere into findings: place, pointer, record,
  /// severity and aliases. Those whose rule is off are left out.
  [[nodiscard]] std::vector<diagnostic::Finding> complete(
      const json::Document& document,
      std::span<const diagnostic::Problem> problems) const;

  /// What this linter makes of a rule; off for an id that it does not know.
  diagnostic::Severity severity(std::string_view rule_id) const;

  std::shared_ptr<const Catalogue> catalogue() const;
  /// Null when it was made without one.
  std::shared_ptr<const Policy> policy() const;

 private:
  struct Impl;
  explicit Linter(std::shared_ptr<const Impl> impl);

  std::shared_ptr<const Impl> impl_;
};

}  // namespace dct::lint
