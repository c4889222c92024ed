// SPDX-License-Identifier: MIT
#pragma once

/// Findings of a run, file by file, and what they add up to.
/// findings_formats.hpp writes them.
///
///   auto document = dct::json::Document::parse({"web.json", "{}"});
///   dct::report::FindingsReport report;
///   report.files.push_back({.source = &document.source()});
///   const auto counts = dct::report::count_findings(report);
///   std::cout << counts.errors << " errors\n";

#include <dct/diagnostic/finding.hpp>
#include <dct/text/source.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace dct::lint {
class Catalogue;
}

namespace dct::report {

/// By what a file was judged.
struct Judgement {
  std::string profile{};         ///< empty: by the schema alone
  std::string policy{};          ///< the policy's file; empty: none
  bool policy_is_found = false;  ///< it was not named, but found by itself

  friend auto operator<=>(const Judgement&, const Judgement&) = default;
};

struct FileFindings {
  const text::Source* source = nullptr;  ///< outlives the report
  std::vector<diagnostic::Finding> findings{};
  /// The rules it was checked by, for formats that tell what they say. Files of
  /// one report may have different ones; may be null.
  std::shared_ptr<const lint::Catalogue> catalogue{};
  Judgement judgement{};
};

struct FindingsReport {
  std::vector<FileFindings> files{};
  std::size_t hidden = 0;  ///< findings that were taken out of it
};

/// The report without what weighs less than `least`.
DCT_EXPORT FindingsReport at_least(FindingsReport report,
                                   diagnostic::Severity least);

struct FindingCounts {
  std::size_t files = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t waived = 0;  ///< counted nowhere else
  std::size_t hidden = 0;  ///< taken out of the report, counted nowhere else
};
DCT_EXPORT FindingCounts count_findings(const FindingsReport& report);

/// Whether a finding makes a run fail; a waived one never does.
/// @param fail_on  the least severity that fails; `off`: nothing does
DCT_EXPORT bool fails(const diagnostic::Finding& finding,
                      diagnostic::Severity fail_on);

/// What the robot that merges is told: "automerge: passed", or "automerge:
/// refused" with a line a reason. Errors and warnings are reasons.
DCT_EXPORT std::string write_verdict(const FindingsReport& report);

/// Two tables: how often each rule was reported, and in how many files, the
/// most frequent first; and the same for each of lint::registry_rules(), those
/// that nothing breaks too. What is waived is not counted.
DCT_EXPORT std::string write_statistics(const FindingsReport& report,
                                        const lint::Catalogue& catalogue);
/// The same as JSON: `{"rules": [..], "registryRules": [..]}`.
DCT_EXPORT std::string write_statistics_json(const FindingsReport& report,
                                             const lint::Catalogue& catalogue);

/// The rules that were reported most often, as lines "  12  rule"; empty for a
/// report that people take in at a glance.
DCT_EXPORT std::string write_most_frequent(const FindingsReport& report);

}  // namespace dct::report
