// SPDX-License-Identifier: MIT

/// Workflow commands of GitHub Actions: each becomes an annotation on a line
/// of a pull request.

#include "report/findings/findings_github.hpp"

#include <algorithm>
#include <vector>

#include "report/findings/finding_words.hpp"
#include "text/escape/workflow_command.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

std::string_view command(diagnostic::Severity severity) {
  return severity == diagnostic::Severity::info ? "notice" : name(severity);
}

std::string place(const diagnostic::Finding& f) {
  std::string place =
      "file=" +
      text::workflow_property(text::printable(from_here(f.place.file))) +
      ",line=" + std::to_string(f.place.begin.line) +
      ",endLine=" + std::to_string(f.place.end.line);
  // An annotation of several lines has no columns.
  if (f.place.begin.line == f.place.end.line) {
    place += ",col=" + std::to_string(f.place.begin.column) +
             ",endColumn=" + std::to_string(f.place.end.column);
  }
  return place;
}

std::string annotation(const diagnostic::Finding& f) {
  return "::" + std::string(command(f.severity)) + " " + place(f) +
         ",title=" + text::workflow_property(text::printable(label(f))) +
         "::" + text::workflow_data(message_and_help(f)) + "\n";
}

}  // namespace

std::string write_github(const FindingsReport& report, const FindingsOptions&) {
  std::vector<const diagnostic::Finding*> findings;
  for (const FileFindings& file : report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      if (!f.waived) findings.push_back(&f);
    }
  }
  // GitHub shows the first ten of each kind in a step, and fifty of a job.
  std::stable_sort(
      findings.begin(), findings.end(),
      [](const diagnostic::Finding* a, const diagnostic::Finding* b) {
        return a->severity > b->severity;
      });
  std::string out;
  for (const diagnostic::Finding* f : findings) out += annotation(*f);
  // Other lines are shown in the log as they are.
  for (const std::string& sentence : policies_in_words(report)) {
    out += sentence + "\n";
  }
  return out + summary(count_findings(report)) + "\n";
}

}  // namespace dct::report
