// SPDX-License-Identifier: MIT
#pragma once

/// What the check of a rule sees, and how it reports:
///
///   void mx_null(lint::Context& ctx) {
///     ctx.each(RecordType::mx, Property::points_to,
///              [&](const Record& r, Value value) {
///                if (value.string() != ".") return;
///                ctx.report(r, value, {.message = "...", .help = "..."});
///              });
///   }

#include <dct/diagnostic/problem.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>
#include <dct/template/template.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "template/used_variables.hpp"

namespace dct::lint {

class Levels;

/// One thing that several records do, which is one finding: at the first, with
/// the others named.
struct Occurrence {
  const templates::Record* record = nullptr;
  json::Value at{};
};

/// A rule that says more of a value than another, where both find something.
struct Superseder {
  std::string_view rule{};
  std::string_view variant{};  ///< only of this variant of the other; or empty
};

/// The host of a record, or the name: what its author has written, whatever
/// the type calls it.
inline json::Value written_owner(const templates::Record& record) {
  const json::Value host = record[templates::Property::host];
  return host ? host : record[templates::Property::name];
}

class Context {
 public:
  /// @param found  where problems go, and where those of other rules are
  Context(const templates::Template& of, std::string_view in_file,
          const Levels& levels, std::vector<diagnostic::Problem>& found)
      : tmpl(of), file_name(in_file), levels_(levels), found_(found) {}

  const templates::Template& tmpl;
  std::string_view file_name;  ///< empty for standard input

  /// For the engine: the rule that is checked next, and those that supersede
  /// it, which have been checked before.
  void begin(const Rule& rule, std::span<const Superseder> superseders);

  const Rule& rule() const { return *rule_; }
  std::int64_t option(std::string_view name) const;
  /// The variables of all records that callers have to fill, each with the
  /// first value that uses it.
  const std::map<std::string, json::Value>& variables();

  /// Calls visit(record, value) for each record that has the property.
  template <typename Visit>
  void each(templates::Property property, Visit visit) const {
    for (const templates::Record& r : tmpl.records) {
      if (const json::Value value = r[property]) visit(r, value);
    }
  }
  /// The same for each record of some types.
  template <typename Visit>
  void each(templates::RecordTypeSet types, templates::Property property,
            Visit visit) const {
    for (const templates::Record& r : tmpl.records) {
      if (r.type_name.empty() || !types.has(r.type)) continue;
      if (const json::Value value = r[property]) visit(r, value);
    }
  }
  template <typename Visit>
  void each(templates::RecordType type, templates::Property property,
            Visit visit) const {
    each(templates::RecordTypeSet{type}, property, visit);
  }
  /// Calls visit(record, written_owner(record)) for each that has one.
  template <typename Visit>
  void each_owner(Visit visit) const {
    for (const templates::Record& r : tmpl.records) {
      if (const json::Value owner = written_owner(r)) visit(r, owner);
    }
  }
  /// Each record of some types.
  template <typename Visit>
  void each(templates::RecordTypeSet types, Visit visit) const {
    for (const templates::Record& r : tmpl.records) {
      if (!r.type_name.empty() && types.has(r.type)) visit(r);
    }
  }
  template <typename Visit>
  void each(templates::RecordType type, Visit visit) const {
    each(templates::RecordTypeSet{type}, visit);
  }

  /// Reports a problem of a value. Rule and place are set here; a place that
  /// is set already underlines a part, or the key.
  void report(json::Value at, diagnostic::Problem problem);
  /// Of a value of a record: "MX record 3: " comes before the message.
  void report(const templates::Record& record, json::Value at,
              diagnostic::Problem problem);
  void report(const templates::Record& record, templates::Property property,
              diagnostic::Problem problem);
  /// Of several records at once: "records 1, 3 and 5: " comes before the
  /// message, and all but the first are notes.
  void report(const std::vector<Occurrence>& occurrences,
              diagnostic::Problem problem);
  /// Those of which no rule that supersedes this one has said anything.
  std::vector<Occurrence> remaining(std::vector<Occurrence> found) const;

 private:
  bool is_superseded(json::Value at, std::string_view variant) const;

  const Levels& levels_;
  std::vector<diagnostic::Problem>& found_;
  std::optional<std::map<std::string, json::Value>> variables_;
  const Rule* rule_ = nullptr;
  std::size_t reported_ = 0;  // of this rule
  std::span<const Superseder> superseders_;
};

/// The template's opening bracket, for what the template lacks.
inline text::Span opening(json::Value container) {
  const text::Span s = container.span();
  return {s.begin, s.end > s.begin ? s.begin + 1 : s.begin};
}

}  // namespace dct::lint
