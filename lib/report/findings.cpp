// SPDX-License-Identifier: MIT
#include <dct/lint/catalogue.hpp>
#include <dct/report/findings.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "report/findings/writers.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

struct Named {
  std::string_view name;
  Format format;
};
constexpr std::array kFormats = {
    Named{"text", Format::text},     Named{"json", Format::json},
    Named{"jsonl", Format::jsonl},   Named{"sarif", Format::sarif},
    Named{"github", Format::github}, Named{"markdown", Format::markdown},
    Named{"junit", Format::junit},   Named{"dctl", Format::dctl}};

}  // namespace

std::string_view from_here(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  }
  return path;
}

Totals totals(const Report& report) {
  Totals t;
  t.files = report.files.size();
  for (const FileReport& file : report.files) {
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

std::optional<Format> format_named(std::string_view name) {
  for (const Named& f : kFormats) {
    if (f.name == name) return f.format;
  }
  return std::nullopt;
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  names.reserve(kFormats.size());
  for (const Named& f : kFormats) names.push_back(f.name);
  return names;
}

std::string write(const Report& report, Format format, WriteOptions options) {
  switch (format) {
    case Format::text:
      return write_text(report, options);
    case Format::json:
      return write_json(report);
    case Format::jsonl:
      return write_jsonl(report);
    case Format::sarif:
      return write_sarif(report);
    case Format::github:
      return write_github(report);
    case Format::markdown:
      return write_markdown(report);
    case Format::junit:
      return write_junit(report, options);
    case Format::dctl:
      return write_dctl(report);
  }
  return {};
}

std::string write_verdict(const Report& report) {
  std::string lines;
  std::size_t reasons = 0;
  for (const FileReport& file : report.files) {
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

namespace {

std::string right(std::size_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), ' ') + digits;
}

struct Count {
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

std::string write_statistics(const Report& report,
                             const lint::Catalogue& catalogue) {
  std::map<std::pair<std::string_view, diagnostic::Severity>, Count> rules;
  const auto& wanted = lint::registry_rules();
  std::vector<Count> binding(wanted.size());
  for (const FileReport& file : report.files) {
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
      std::pair<std::pair<std::string_view, diagnostic::Severity>, Count>;
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
