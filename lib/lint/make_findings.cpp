// SPDX-License-Identifier: MIT
#include "lint/make_findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "lint/located.hpp"

namespace dct::lint {
namespace {

using diagnostic::Finding;
using diagnostic::Severity;
using json::Value;

// The record a value belongs to: its number, or 0.
unsigned record_number(Value value, Value records) {
  while (value && value.parent() != records) value = value.parent();
  if (!value) return 0;
  unsigned number = 1;
  for (const Value item : records) {
    if (item == value) return number;
    ++number;
  }
  return 0;
}

std::vector<std::string> aliases_of(const Rule& rule,
                                    std::string_view variant) {
  for (const Variant& v : rule.variants) {
    if (v.name == (variant.empty() ? "default" : variant)) {
      return {v.aliases.begin(), v.aliases.end()};
    }
  }
  return {};
}

void place_in_document(Finding& f, const json::Document& document) {
  const text::Source& source = document.source();
  const Value records = document.root()["records"];
  f.place = located(std::move(f.place), source);
  if (const Value value = document.value(f.place.node)) {
    f.place.pointer = value.pointer();
    f.place.record = records ? record_number(value, records) : 0;
  }
  if (f.place.record > 0) {
    const Value record = records[f.place.record - 1];
    f.record_type = record["type"].string();
    f.record_group = record["groupId"].string();
    const Value host = record["host"];
    f.record_host = host ? host.string() : record["name"].string();
  }
  for (diagnostic::Note& note : f.notes) {
    if (note.place.file.empty()) {
      note.place.begin = source.position(note.place.span.begin);
    }
  }
}

// By the place in the text, the weightiest first; of two alike one.
void sort_unique(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) {
                     return std::tuple(a.place.span.begin, b.severity, a.rule) <
                            std::tuple(b.place.span.begin, a.severity, b.rule);
                   });
  const auto repeated = std::unique(
      findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return a.rule == b.rule && a.place.span == b.place.span &&
               a.message == b.message;
      });
  findings.erase(repeated, findings.end());
}

// A finding that counts those that are left out; nothing when its rule is off.
void add_rest(std::vector<Finding>& findings, const std::string& rules,
              std::size_t count, Severity heaviest,
              const json::Document& document, const Levels& levels) {
  Finding rest{diagnostic::error("findings-left-out",
                                 std::to_string(count) + " more findings of " +
                                     rules + " are left out of this file",
                                 "mend those that are listed, and look again")};
  rest.severity = std::min(heaviest, levels.severity(rest.rule));
  if (rest.severity == Severity::off) return;
  place_in_document(rest, document);
  findings.push_back(std::move(rest));
}

// A file of a stranger has no more findings than people, or a log, can take.
void bound(std::vector<Finding>& findings, const json::Document& document,
           const Levels& levels) {
  constexpr std::size_t kMostOfRule = 100;
  constexpr std::size_t kMostOfFile = 1000;
  if (findings.size() <= kMostOfRule) return;
  std::map<std::string, std::size_t> of_rule;
  std::set<std::string> rules;
  std::size_t kept = 0;
  std::size_t count = 0;
  Severity heaviest = Severity::off;
  std::erase_if(findings, [&](const Finding& f) {
    if (++of_rule[f.rule] <= kMostOfRule && kept < kMostOfFile) {
      ++kept;
      return false;
    }
    ++count;
    heaviest = std::max(heaviest, f.severity);
    rules.insert(f.rule);
    return true;
  });
  if (count == 0) return;
  const std::string names = rules.size() == 1
                                ? *rules.begin()
                                : std::to_string(rules.size()) + " rules";
  add_rest(findings, names, count, heaviest, document, levels);
}

}  // namespace

std::vector<Finding> make_findings(
    const json::Document& document,
    std::span<const diagnostic::Problem> problems, const Levels& levels) {
  std::vector<Finding> findings;
  findings.reserve(problems.size());
  for (const diagnostic::Problem& p : problems) {
    // A problem of another part of the library may have no rule.
    const Rule* rule = levels.catalogue().find(p.rule);
    std::vector<std::string> aliases =
        rule ? aliases_of(*rule, p.variant) : std::vector<std::string>();
    const Severity severity =
        rule ? levels.severity(*rule, p, !aliases.empty()) : p.severity;
    if (severity == Severity::off) continue;
    Finding f{p};
    f.severity = severity;
    f.aliases = std::move(aliases);
    place_in_document(f, document);
    findings.push_back(std::move(f));
  }
  sort_unique(findings);
  bound(findings, document, levels);
  return findings;
}

}  // namespace dct::lint
