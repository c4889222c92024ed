// SPDX-License-Identifier: MIT
#pragma once

/// What a check sees, and how it reports.

#include <dct/diagnostic/finding.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>
#include <dct/template/template.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/levels.hpp"
#include "template/used_variables.hpp"
#include "text/quote.hpp"

namespace dct::lint {

/// What a check has to say; everything but place and message may stay unsaid.
struct Report {
  json::Value at;  ///< the value this is about
  std::string message;
  std::string help{};
  /// What to underline when it is not the whole value.
  std::optional<text::Span> span{};
  diagnostic::Severity severity = diagnostic::Severity::error;
  std::optional<std::vector<std::string_view>> aliases{};
  std::vector<diagnostic::Note> notes{};
  std::vector<diagnostic::Edit> fix{};
};

/// The older linter has no code for just this, though it has one for the rule.
inline const std::vector<std::string_view> kNoAlias;

class Context {
 public:
  Context(const templates::Template& of, std::string_view in_file,
          const Levels& levels, std::vector<diagnostic::Problem>& problems)
      : tmpl(of), file_name(in_file), levels_(levels), problems_(problems) {}

  const templates::Template& tmpl;
  std::string_view file_name;  ///< empty for standard input

  /// The rule that is being checked; set by the engine before each check.
  const Rule* rule = nullptr;

  std::int64_t option(std::string_view name) const {
    return levels_.option(*rule, name);
  }
  /// The variables of all records that callers have to fill, each with the
  /// first value that uses it.
  const std::map<std::string, json::Value>& variables() {
    if (!variables_) variables_ = templates::used_variables(tmpl);
    return *variables_;
  }
  /// Whether another rule runs, for a rule that gives way to a stricter one.
  bool is_on(std::string_view other) const;

  void report(Report report) {
    diagnostic::Place place = report.span ? *report.span : report.at.span();
    place.node = report.at.node();
    problems_.push_back({.rule = std::string(rule->id),
                         .place = std::move(place),
                         .message = std::move(report.message),
                         .help = std::move(report.help),
                         .severity = report.severity,
                         .aliases = std::move(report.aliases),
                         .notes = std::move(report.notes),
                         .fix = std::move(report.fix)});
  }

 private:
  const Levels& levels_;
  std::vector<diagnostic::Problem>& problems_;
  std::optional<std::map<std::string, json::Value>> variables_;
};

using Check = void (*)(Context&);

/// The function of a built-in rule; nullptr for an id that has none.
Check check_named(std::string_view rule);
/// Whether a rule is built in, be it as a function or in another room.
bool is_builtin_check(std::string_view rule);
/// The ids of all of them, sorted.
std::vector<std::string_view> builtin_checks();

/// "MX record 3"; "record 3" when it has no type.
std::string subject(const templates::Record& record);

/// One thing that several records do, which is one finding: at the first, with
/// the others named.
struct Occurrence {
  const templates::Record* record = nullptr;
  json::Value at;
};
/// "MX record 3", or "records 1, 3 and 5".
std::string subject(const std::vector<Occurrence>& occurrences);
/// A note for each but the first; of very many, for the first of them.
std::vector<diagnostic::Note> notes_of(
    const std::vector<Occurrence>& occurrences);

/// The template's opening bracket, for what the template lacks.
inline text::Span opening(json::Value container) {
  const text::Span s = container.span();
  return {s.begin, s.end > s.begin ? s.begin + 1 : s.begin};
}

}  // namespace dct::lint
