// SPDX-License-Identifier: MIT
#include "report/findings/finding_words.hpp"

#include <algorithm>
#include <map>

#include "text/quote.hpp"

namespace dct::report {

std::string summary(const FindingCounts& counts) {
  return text::count(counts.errors, "error") + ", " +
         text::count(counts.warnings, "warning") + ", " +
         std::to_string(counts.infos) + " info" +
         (counts.waived > 0 ? ", " + std::to_string(counts.waived) + " waived"
                            : "") +
         (counts.hidden > 0
              ? ", " + std::to_string(counts.hidden) + " not shown"
              : "") +
         " in " + text::count(counts.files, "file");
}

std::vector<std::string> policies_in_words(const FindingsReport& report) {
  std::map<Judgement, std::size_t> files;
  for (const FileFindings& file : report.files) {
    if (!file.judgement.policy.empty()) ++files[file.judgement];
  }
  std::vector<std::string> sentences;
  for (const auto& [judgement, count] : files) {
    sentences.push_back(
        "judged by policy " + text::printable(judgement.policy) +
        (judgement.policy_is_found ? " (found by itself): " : ": ") +
        text::count(count, "file"));
  }
  return sentences;
}

std::string_view from_here(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  }
  return path;
}

std::string label(const diagnostic::Finding& finding) {
  std::string label = finding.rule;
  for (const std::string& alias : finding.aliases) label += " " + alias;
  return label;
}

std::string message_and_help(const diagnostic::Finding& finding) {
  return text::printable(finding.message) +
         (finding.help.empty() ? ""
                               : "\nhelp: " + text::printable(finding.help));
}

}  // namespace dct::report
