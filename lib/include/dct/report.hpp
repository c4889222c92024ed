// SPDX-License-Identifier: MIT
#pragma once

/// Findings on paper: one report, one writer for each reader.
///
///   dct::Report report{.files = {{&document.source(),
///   linter.lint(document)}}}; std::cout << dct::write(report,
///   dct::Format::text);

#include <dct/finding.hpp>
#include <dct/source.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct {

class Catalogue;

struct FileReport {
  const Source* source = nullptr;  ///< outlives the report
  std::vector<Finding> findings;
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

/// text: for people, with the line and a caret. json: one document. jsonl: one
/// object a finding. dctl: the lines of the registry's older linter.
enum class Format { text, json, jsonl, dctl };

DCT_EXPORT std::optional<Format> format_named(std::string_view name);
/// The names of all formats, for a help text.
DCT_EXPORT std::vector<std::string_view> format_names();

struct WriteOptions {
  bool color = false;  ///< ANSI escapes; text only
  /// What the rules say of themselves, for formats that carry it; may be null.
  const Catalogue* catalogue = nullptr;
};

/// Whatever stands in the templates, the result has no byte that its format
/// gives a meaning to.
DCT_EXPORT std::string write(const Report& report, Format format,
                             WriteOptions options = {});

/// Two tables: how often each rule was reported, and in how many files, the
/// most frequent first; and the same for each of registry_rules(), those that
/// nothing breaks too. What is waived is not counted.
DCT_EXPORT std::string write_statistics(const Report& report,
                                        const Catalogue& catalogue);

}  // namespace dct
