// SPDX-License-Identifier: MIT
#include "report/findings/finding_words.hpp"

#include <algorithm>

#include "text/quote.hpp"

namespace dct::report {

std::string summary(const FindingCounts& counts) {
  return text::count(counts.errors, "error") + ", " +
         text::count(counts.warnings, "warning") + ", " +
         std::to_string(counts.infos) + " info" +
         (counts.waived > 0 ? ", " + std::to_string(counts.waived) + " waived"
                            : "") +
         " in " + text::count(counts.files, "file");
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
