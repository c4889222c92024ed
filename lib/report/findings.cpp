// SPDX-License-Identifier: MIT
#include <dct/json/writer.hpp>
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

using RuleAndSeverity = std::pair<std::string_view, diagnostic::Severity>;

/// How often each rule was reported, the most frequent first, and the same for
/// each of the registry's rules.
struct Statistics {
  std::vector<std::pair<RuleAndSeverity, RuleCount>> rules{};
  std::vector<RuleCount> binding =
      std::vector<RuleCount>(lint::registry_rules().size());

  Statistics(const FindingsReport& report, const lint::Catalogue& catalogue) {
    std::map<RuleAndSeverity, RuleCount> all;
    for (const FileFindings& file : report.files) {
      for (const diagnostic::Finding& f : file.findings) {
        if (f.waived) continue;
        all[{f.rule, f.severity}].add(f);
        const lint::Rule* rule = catalogue.find(f.rule);
        if (rule && rule->registry_rule > 0) {
          binding[rule->registry_rule - 1].add(f);
        }
      }
    }
    rules.assign(all.begin(), all.end());
    std::stable_sort(rules.begin(), rules.end(),
                     [](const auto& a, const auto& b) {
                       return a.second.findings > b.second.findings;
                     });
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
  const Statistics statistics(report, catalogue);
  std::string table = "findings  files  severity  rule\n";
  for (const auto& [key, count] : statistics.rules) {
    std::string severity(name(key.second));
    severity.resize(8, ' ');
    table += count.columns() + severity + "  " + std::string(key.first) + "\n";
  }
  table += "\nfindings  files  the registry's binding rule\n";
  for (std::size_t n = 0; n < statistics.binding.size(); ++n) {
    table += statistics.binding[n].columns() + right(n + 1, 2) + " " +
             std::string(lint::registry_rules()[n]) + "\n";
  }
  return table;
}

std::string write_statistics_json(const FindingsReport& report,
                                  const lint::Catalogue& catalogue) {
  const Statistics statistics(report, catalogue);
  std::string out;
  json::Writer json(out);
  const auto numbers = [&json](const RuleCount& count) {
    json.number("findings", count.findings);
    json.number("files", count.files.size());
  };
  json.object([&] {
    json.array("rules", [&] {
      for (const auto& [key, count] : statistics.rules) {
        json.object([&, rule = key.first, severity = key.second] {
          json.text("rule", rule);
          json.text("severity", name(severity));
          numbers(count);
        });
      }
    });
    json.array("registryRules", [&] {
      for (std::size_t n = 0; n < statistics.binding.size(); ++n) {
        json.object([&] {
          json.number("rule", n + 1);
          json.text("says", lint::registry_rules()[n]);
          numbers(statistics.binding[n]);
        });
      }
    });
  });
  return out + "\n";
}

std::string write_most_frequent(const FindingsReport& report) {
  constexpr std::size_t kAtAGlance = 50;  // findings
  constexpr std::size_t kShown = 10;      // rules
  const Statistics statistics(report, *lint::Catalogue::builtin());
  std::size_t findings = 0;
  for (const auto& [key, count] : statistics.rules) findings += count.findings;
  if (findings <= kAtAGlance) return {};
  std::string table = "most frequent:\n";
  for (std::size_t i = 0; i < statistics.rules.size() && i < kShown; ++i) {
    const auto& [key, count] = statistics.rules[i];
    table += right(count.findings, 8) + "  " + std::string(name(key.second)) +
             " " + text::printable(key.first) + "\n";
  }
  return table;
}

}  // namespace dct::report
