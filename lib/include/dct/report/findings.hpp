// SPDX-License-Identifier: MIT
#pragma once

/// Findings on paper: one report, one writer for each reader.
///
///   dct::report::Report report;
///   report.files.push_back({&document.source(), linter.lint(document)});
///   std::cout << dct::report::write(report, dct::report::Format::text);

#include <dct/diagnostic/finding.hpp>
#include <dct/text/source.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::lint {
class Catalogue;
}

namespace dct::report {

struct FileReport {
  const text::Source* source = nullptr;  ///< outlives the report
  std::vector<diagnostic::Finding> findings;
  /// The rules it was judged by, for formats that tell what they say. Files of
  /// one report may have different ones; may be null.
  std::shared_ptr<const lint::Catalogue> catalogue{};
};

struct Report {
  std::vector<FileReport> files;
};

struct Totals {
  std::size_t files = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t waived = 0;  ///< counted nowhere else
};
DCT_EXPORT Totals totals(const Report& report);

/// Whether a finding makes a run fail; a waived one never does.
/// @param fail_on  the least severity that fails; `off`: nothing does
DCT_EXPORT bool fails(const diagnostic::Finding& finding,
                      diagnostic::Severity fail_on);

/// A waived finding is listed in all of them with its reason, and counts
/// nowhere; `github` alone leaves it out.
enum class Format {
  text,      ///< for people, with the line and a caret
  json,      ///< one document, schema/report.schema.json
  jsonl,     ///< one object of `findings` in json a line
  sarif,     ///< SARIF 2.1.0 (OASIS), for code scanning and editors
  github,    ///< workflow commands that annotate a pull request
  markdown,  ///< a comment on a pull request; at most 64,000 bytes
  junit,     ///< JUnit's XML: a suite a file, a case a finding
  dctl       ///< the lines of the registry's older linter
};

DCT_EXPORT std::optional<Format> format_named(std::string_view name);
/// The names of all formats, for a help text.
DCT_EXPORT std::vector<std::string_view> format_names();

struct WriteOptions {
  bool color = false;  ///< ANSI escapes; text only
  /// The least severity that fails, as for fails(); junit only.
  diagnostic::Severity fail_on = diagnostic::Severity::warning;
};

/// Whatever stands in the templates, the result has no byte that its format
/// gives a meaning to.
DCT_EXPORT std::string write(const Report& report, Format format,
                             WriteOptions options = {});

/// What the robot that merges is told: "automerge: passed", or "automerge:
/// refused" with a line a reason. Errors and warnings are reasons.
DCT_EXPORT std::string write_verdict(const Report& report);

/// Two tables: how often each rule was reported, and in how many files, the
/// most frequent first; and the same for each of registry_rules(), those that
/// nothing breaks too. What is waived is not counted.
DCT_EXPORT std::string write_statistics(const Report& report,
                                        const lint::Catalogue& catalogue);

}  // namespace dct::report
