// SPDX-License-Identifier: MIT
#include <dct/lint/catalogue.hpp>
#include <dct/report/findings.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "text/quote.hpp"

namespace dct::report {
namespace {

std::string right(std::size_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), ' ') + digits;
}

struct RuleCount {
  std::size_t findings = 0;
  std::set<std::string_view> files;

  void add(const diagnostic::Finding& f) {
    ++findings;
    files.insert(f.place.file);
  }
  std::string columns() const {
    return right(findings, 8) + right(files.size(), 7) + "  ";
  }
};

}  // namespace

FindingsReport at_least(FindingsReport report, diagnostic::Severity least) {
  for (FileFindings& file : report.files) {
    report.hidden += std::erase_if(
        file.findings,
        [least](const diagnostic::Finding& f) { return f.severity < least; });
  }
  return report;
}

FindingCounts count_findings(const FindingsReport& report) {
  FindingCounts t;
  t.files = report.files.size();
  t.hidden = report.hidden;
  for (const FileFindings& file : report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      if (f.waived) {
        ++t.waived;
        continue;
      }
      switch (f.severity) {
        case diagnostic::Severity::error:
          ++t.errors;
          break;
        case diagnostic::Severity::warning:
          ++t.warnings;
          break;
        case diagnostic::Severity::info:
          ++t.infos;
          break;
        case diagnostic::Severity::off:
          break;
      }
    }
  }
  return t;
}

bool fails(const diagnostic::Finding& finding, diagnostic::Severity fail_on) {
  return fail_on != diagnostic::Severity::off && !finding.waived &&
         finding.severity >= fail_on;
}

std::string write_verdict(const FindingsReport& report) {
  std::string lines;
  std::size_t reasons = 0;
  for (const FileFindings& file : report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      if (!fails(f, diagnostic::Severity::warning)) continue;
      ++reasons;
      lines += text::one_line("  " + f.place.file) + ":" +
               std::to_string(f.place.begin.line) + ":" +
               std::to_string(f.place.begin.column) + ": " + f.rule + ": " +
               text::printable(f.message) + "\n";
    }
  }
  if (reasons == 0) return "automerge: passed\n";
  return "automerge: refused, for " + text::count(reasons, "reason") + "\n" +
         lines;
}

std::string write_statistics(const FindingsReport& report,
                             const lint::Catalogue& catalogue) {
  std::map<std::pair<std::string_view, diagnostic::Severity>, RuleCount> rules;
  const auto& wanted = lint::registry_rules();
  std::vector<RuleCount> binding(wanted.size());
  for (const FileFindings& file : report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      if (f.waived) continue;
      rules[{f.rule, f.severity}].add(f);
      const lint::Rule* rule = catalogue.find(f.rule);
      if (rule && rule->registry_rule > 0) {
        binding[rule->registry_rule - 1].add(f);
      }
    }
  }
  using Row =
      std::pair<std::pair<std::string_view, diagnostic::Severity>, RuleCount>;
  std::vector<Row> sorted(rules.begin(), rules.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Row& a, const Row& b) {
                     return a.second.findings > b.second.findings;
                   });
  std::string table = "findings  files  severity  rule\n";
  for (const auto& [key, count] : sorted) {
    std::string severity(name(key.second));
    severity.resize(8, ' ');
    table += count.columns() + severity + "  " + std::string(key.first) + "\n";
  }
  table += "\nfindings  files  the registry's binding rule\n";
  for (std::size_t n = 0; n < binding.size(); ++n) {
    table += binding[n].columns() + right(n + 1, 2) + " " +
             std::string(wanted[n]) + "\n";
  }
  return table;
}

}  // namespace dct::report
