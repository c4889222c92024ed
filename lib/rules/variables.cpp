// SPDX-License-Identifier: MIT

/// The %variables% of a template: well-formed, free to use, described.

#include <dct/template/reserved_parameters.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

#include "rules/checks.hpp"
#include "template/used_variables.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::for_each_variable_field;
using templates::VariableField;

bool is_name_character(char c) {
  return templates::is_variable_name(std::string_view(&c, 1));
}

// Whether a description speaks of a variable: its name as a word of its own,
// with or without %.
bool names(std::string_view description, std::string_view variable) {
  const std::string text = text::to_lower(description);
  const std::string word = text::to_lower(variable);
  for (std::size_t at = text.find(word); at != std::string::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_name_character(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || !is_name_character(text[end]))) {
      return true;
    }
  }
  return false;
}

}  // namespace

void variable_syntax(lint::Context& ctx) {
  for_each_variable_field(
      ctx.tmpl, templates::Content::text, [&ctx](const VariableField& f) {
        if (templates::is_unterminated(f.text))
          return;  // where names begin is unclear
        for (const templates::Piece& p : templates::Pieces(f.text)) {
          if (!p.is_variable || templates::is_variable_name(p.text)) continue;
          const text::Span span =
              f.value.span_of(p.begin - 1, p.begin + p.text.size() + 1);
          if (p.text.empty()) {
            ctx.report({.at = f.value,
                        .message = lint::subject(f.record) + ": `%%` in " +
                                   text::code(f.value.key()) +
                                   " is a variable without a name; it does not "
                                   "stand for a percent sign",
                        .help = "write the name between the two",
                        .span = span,
                        .aliases = lint::kNoAlias});
            continue;
          }
          ctx.report(
              {.at = f.value,
               .message = lint::subject(f.record) + ": " +
                          text::code("%" + std::string(p.text) + "%") + " in " +
                          text::code(f.value.key()) +
                          " is no variable: names have letters, digits, - "
                          "and _ only, so it stays as it is",
               .help = "rename the variable",
               .span = span});
        }
      });
}

void variable_unterminated(lint::Context& ctx) {
  for_each_variable_field(
      ctx.tmpl, templates::Content::text, [&ctx](const VariableField& f) {
        if (!templates::is_unterminated(f.text)) return;
        const std::size_t last = f.text.rfind('%');
        ctx.report({.at = f.value,
                    .message = lint::subject(f.record) + ": " +
                               text::code(f.value.key()) +
                               " has an odd number of %; one of them begins a "
                               "variable that does not end",
                    .help =
                        "write % on both sides of each variable; there is no "
                        "way to write a percent sign itself",
                    .span = f.value.span_of(last, last + 1)});
      });
}

void variable_reserved(lint::Context& ctx) {
  for (const auto& [name, place] : ctx.variables()) {
    const std::string_view reserved = templates::reserved_parameter(name);
    if (reserved.empty()) continue;
    if (name == reserved) {
      ctx.report({.at = place,
                  .message = "the variable " + text::code("%" + name + "%") +
                             " is named like a parameter of the protocol; "
                             "requests can't pass a value for it",
                  .help = "rename it, for example to `%" + name + "_value%`"});
    } else {
      ctx.report(
          {.at = place,
           .message = "the variable " + text::code("%" + name + "%") +
                      " differs from " +
                      (templates::is_built_in(reserved) ? "the built-in "
                                                        : "the parameter ") +
                      text::code(reserved) +
                      " only in case; some providers take one for the "
                      "other",
           .help = templates::is_built_in(reserved)
                       ? "write `%" + std::string(reserved) + "%`"
                       : "rename it",
           .severity = diagnostic::Severity::warning});
    }
  }
}

void variable_case(lint::Context& ctx) {
  std::map<std::string, std::pair<std::string, Value>> by_lower;
  for (const auto& [name, place] : ctx.variables()) {
    const auto [first, is_new] =
        by_lower.emplace(text::to_lower(name), std::pair(name, place));
    if (is_new) continue;
    ctx.report({.at = place,
                .message = text::code("%" + name + "%") + " and " +
                           text::code("%" + first->second.first + "%") +
                           " differ only in case; they are two variables, and "
                           "a request has to fill both",
                .help = "write one of them everywhere",
                .notes = {{.message = "the other one",
                           .place = first->second.second.span()}}});
  }
}

// Registry: the commonest repair before a merge.
void variable_undocumented(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  std::vector<std::string> missing;
  Value first;
  for (const auto& [name, place] : ctx.variables()) {
    if (names(t.variable_description.string(), name)) continue;
    missing.push_back(text::code("%" + name + "%"));
    if (!first) first = place;
  }
  if (missing.empty()) return;
  constexpr std::size_t kShown = 8;
  const std::size_t more =
      missing.size() > kShown ? missing.size() - kShown : 0;
  if (more > 0) missing.resize(kShown);
  const std::string list = more > 0 ? text::join(missing, ", ") + " and " +
                                          std::to_string(more) + " more"
                                    : text::join(missing);
  const Value at = t.variable_description ? t.variable_description : t.root;
  ctx.report(
      {.at = at,
       .message = t.variable_description
                      ? "variableDescription does not name " + list
                      : "there is no variableDescription; it has to "
                        "name " +
                            list,
       .help = "say what each one holds, and an example: \"%ip%: the "
               "address of the shop, such as 192.0.2.1\"",
       .span = t.variable_description ? at.span() : lint::opening(t.root),
       .notes = {
           {.message = "the first is used here", .place = first.span()}}});
}

void variable_unused(lint::Context& ctx) {
  const Value description = ctx.tmpl.variable_description;
  if (!description) return;
  const auto& used = ctx.variables();
  for (const templates::Piece& p : templates::Pieces(description.string())) {
    if (!p.is_variable || !templates::is_variable_name(p.text) ||
        templates::is_built_in(p.text)) {
      continue;
    }
    if (used.find(std::string(p.text)) != used.end()) continue;
    ctx.report({.at = description,
                .message = "variableDescription explains " +
                           text::code("%" + std::string(p.text) + "%") +
                           ", which no record uses",
                .help = "check the spelling, or remove the explanation",
                .span = description.span_of(p.begin - 1,
                                            p.begin + p.text.size() + 1)});
  }
}

// A value is an address or a name, never both.
void variable_two_kinds(lint::Context& ctx) {
  std::map<std::string_view, Value> addresses;
  std::map<std::string_view, Value> names;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value value = r.content();
    const std::string_view text = value.string();
    if (!templates::is_bare_variable(text) ||
        templates::Pieces(text).begin()->text.size() + 2 != text.size()) {
      continue;
    }
    if (r.is(templates::RecordType::a) || r.is(templates::RecordType::aaaa)) {
      addresses.emplace(text, value);
    } else if (r.is(templates::RecordType::cname) ||
               r.is(templates::RecordType::mx) ||
               r.is(templates::RecordType::ns) ||
               r.is(templates::RecordType::srv) ||
               r.is(templates::RecordType::apexcname)) {
      names.emplace(text, value);
    }
  }
  for (const auto& [variable, place] : names) {
    const auto address = addresses.find(variable);
    if (address == addresses.end()) continue;
    ctx.report({.at = place,
                .message = text::code(variable) +
                           " is a name here and an address in another record; "
                           "no value fits both",
                .help = "use two variables",
                .notes = {{.message = "the address",
                           .place = address->second.span()}}});
  }
}

}  // namespace dct::rules
