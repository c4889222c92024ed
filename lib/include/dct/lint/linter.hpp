// SPDX-License-Identifier: MIT
#pragma once

/// The examination of a template: syntax, limits, schema and rules.
///
///   dct::lint::Catalogue catalogue;
///   dct::lint::Linter linter(dct::lint::Settings(catalogue));
///   auto document = dct::json::Document::parse({"web.json", text});
///   for (const dct::diagnostic::Finding& f : linter.lint(document)) print(f);

#include <dct/diagnostic/finding.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dct::lint {

class DCT_EXPORT Linter {
 public:
  /// The settings' catalogue must outlive the linter.
  explicit Linter(Settings settings);
  Linter(Linter&&) noexcept;
  ~Linter();

  /// All findings, in the order of the text. May be called by several threads
  /// at once.
  /// @param file_name  the last part of the file's path, for rule file-name;
  ///                   empty for standard input
  std::vector<diagnostic::Finding> lint(const json::Document& document,
                                        std::string_view file_name = {}) const;

  /// Syntax, limits and schema only, whatever the profile.
  std::vector<diagnostic::Finding> validate(
      const json::Document& document) const;

  const Settings& settings() const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

/// Turns problems into findings: place, pointer, record, severity and aliases.
/// Those whose rule is off in the settings are left out.
DCT_EXPORT std::vector<diagnostic::Finding> complete(
    const json::Document& document,
    std::span<const diagnostic::Problem> problems, const Settings& settings);

/// Rule version-not-raised, which needs the version before: whether content
/// that changed has a version one higher. Layout is no content.
DCT_EXPORT std::vector<diagnostic::Finding> judge_version(
    const json::Document& document, const json::Document& base,
    const Settings& settings);

/// Of findings those that the version before had not. A finding is the same
/// when rule, record (by type and host), property and underlined text are.
DCT_EXPORT std::vector<diagnostic::Finding> new_findings(
    const text::Source& source, std::vector<diagnostic::Finding> findings,
    const text::Source& base_source,
    const std::vector<diagnostic::Finding>& base_findings);

/// Rule duplicate-template, which needs all files of a run: for each document
/// after the first of one providerId and serviceId, a finding that names the
/// first. Documents without a root are passed over.
/// @returns for each document its findings, in the order of `documents`
DCT_EXPORT std::vector<std::vector<diagnostic::Finding>>
find_duplicate_templates(std::span<const json::Document* const> documents,
                         const Settings& settings);

}  // namespace dct::lint
