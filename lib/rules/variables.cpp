// SPDX-License-Identifier: MIT

/// The %variables% of a template: well-formed, free to use, described.

#include "rules/variables.hpp"

#include <dct/template/pattern.hpp>
#include <dct/template/reserved_parameters.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <map>

#include "template/used_variables.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::for_each_variable_field;
using templates::Record;
using templates::RecordType;
using templates::VariableField;

/// `%name%`
std::string shown(std::string_view name) {
  return text::code("%" + std::string(name) + "%");
}

bool is_name_character(char c) {
  return templates::is_variable_name(std::string_view(&c, 1));
}

bool is_word_start(std::string_view text, std::size_t at) {
  return at == 0 || !is_name_character(text[at - 1]);
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (is_word_start(text, at) &&
        (end == text.size() || !is_name_character(text[end]))) {
      return true;
    }
  }
  return false;
}

// Takes what is between two numbers of a list: "-" and its like, which make a
// range; "/", ",", "and"; the word itself once more, in %.
struct Separator {
  std::size_t size = 0;
  bool is_range = false;
};
Separator separator_of(std::string_view text, std::string_view word) {
  constexpr std::array<std::string_view, 5> kRange = {"-", "\xE2\x80\x93", "..",
                                                      "to ", "through "};
  constexpr std::array<std::string_view, 10> kOther = {
      "/", ",", "&", "and ", "or ", " ", "%", "[", "(", "|"};
  Separator found;
  const auto take = [&](const auto& all) {
    for (const std::string_view s : all) {
      if (!text.substr(found.size).starts_with(s)) continue;
      found.size += s.size();
      return true;
    }
    return false;
  };
  while (found.size < text.size() && !text::is_digit(text[found.size])) {
    if (take(kRange)) {
      found.is_range = true;
    } else if (text.substr(found.size).starts_with(word)) {
      found.size += word.size();
    } else if (!take(kOther)) {
      return {};
    }
  }
  return found;
}

// Whether "dkim1-3", "sel1/2", "ip[1, 2, 3]" or "keyN" covers a number.
bool lists_number(std::string_view rest, std::string_view word,
                  unsigned number) {
  constexpr std::string_view kAny = "nx#*";
  if (!rest.empty() && kAny.find(rest.front()) != std::string_view::npos &&
      (rest.size() == 1 || !is_name_character(rest[1]))) {
    return true;
  }
  unsigned last = 0;
  bool in_range = false;
  while (!rest.empty()) {
    const Separator s =
        text::is_digit(rest.front()) ? Separator{} : separator_of(rest, word);
    rest.remove_prefix(s.size);
    in_range = s.is_range;
    std::size_t digits = 0;
    unsigned value = 0;
    while (digits < rest.size() && digits < 6 && text::is_digit(rest[digits])) {
      value = value * 10 + static_cast<unsigned>(rest[digits++] - '0');
    }
    if (digits == 0) return false;
    if (value == number || (in_range && last < number && number < value)) {
      return true;
    }
    last = value;
    rest.remove_prefix(digits);
  }
  return false;
}

// Whether a description speaks of a variable: its name as a word of its own,
// with or without %, or its number in a list of such.
bool names(std::string_view description, std::string_view variable) {
  const std::string text = text::to_lower(description);
  const std::string word = text::to_lower(variable);
  if (has_word(text, word)) return true;
  const std::size_t digits =
      word.size() - (word.find_last_not_of("0123456789") + 1);
  if (digits == 0 || digits > 6 || digits == word.size()) return false;
  const std::string stem = word.substr(0, word.size() - digits);
  const auto number =
      static_cast<unsigned>(std::stoul(word.substr(word.size() - digits)));
  for (std::size_t at = text.find(stem); at != std::string::npos;
       at = text.find(stem, at + 1)) {
    if (is_word_start(text, at) &&
        lists_number(std::string_view(text).substr(at + stem.size()), stem,
                     number)) {
      return true;
    }
  }
  return false;
}

// "`%a%`, `%b%` and 3 more".
std::string list_of(std::vector<std::string> variables) {
  constexpr std::size_t kShown = 8;
  if (variables.size() <= kShown) return text::join(variables);
  const std::size_t more = variables.size() - kShown;
  variables.resize(kShown);
  return text::join(variables, ", ") + " and " + std::to_string(more) + " more";
}

}  // namespace

void variable_syntax(lint::Context& ctx) {
  const auto check = [&ctx](const VariableField& f, const templates::Piece& p) {
    const text::Span place =
        f.value.span_of(p.begin - 1, p.begin + p.text.size() + 1);
    const std::string in = " in " + text::code(f.value.key());
    if (p.text.empty()) {
      return ctx.report(f.record, f.value,
                        {.place = place,
                         .message = "`%%`" + in +
                                    " is a variable without a name, not a "
                                    "percent sign",
                         .help = "write the name between the two",
                         .variant = "nameless"});
    }
    ctx.report(f.record, f.value,
               {.place = place,
                .message = shown(p.text) + in +
                           " is not a variable: names have only letters, "
                           "digits, - and _, so it is not replaced",
                .help = "rename the variable"});
  };
  for_each_variable_field(
      ctx.tmpl, templates::Content::text, [&check](const VariableField& f) {
        // Where names begin is unclear then.
        if (templates::is_unterminated(f.text)) return;
        for (const templates::Piece& p : templates::Pieces(f.text)) {
          if (p.is_variable && !templates::is_variable_name(p.text)) {
            check(f, p);
          }
        }
      });
}

void variable_unterminated(lint::Context& ctx) {
  for_each_variable_field(
      ctx.tmpl, templates::Content::text, [&ctx](const VariableField& f) {
        if (!templates::is_unterminated(f.text)) return;
        const std::size_t last = f.text.rfind('%');
        ctx.report(f.record, f.value,
                   {.place = f.value.span_of(last, last + 1),
                    .message = text::code(f.value.key()) +
                               " has an odd number of %; one of them begins a "
                               "variable that does not end",
                    .help = "write % on both sides of each variable; there is "
                            "no way to write a percent sign itself"});
      });
}

void variable_reserved(lint::Context& ctx) {
  for (const auto& [name, place] : ctx.variables()) {
    const std::string_view reserved = templates::reserved_parameter(name);
    if (reserved.empty()) continue;
    if (name == reserved) {
      ctx.report(place,
                 {.message = "the variable " + shown(name) +
                             " is named like a parameter of the protocol; "
                             "requests cannot pass a value for it",
                  .help = "rename it, for example to `%" + name + "_value%`"});
      continue;
    }
    const bool built_in = templates::is_built_in(reserved);
    ctx.report(place,
               {.message = "the variable " + shown(name) + " differs from " +
                           (built_in ? "the built-in " : "the parameter ") +
                           text::code(reserved) +
                           " only in case; some providers take one for the "
                           "other",
                .help = built_in ? "write `%" + std::string(reserved) + "%`"
                                 : "rename it",
                .severity = diagnostic::Severity::warning});
  }
}

void variable_case_clash(lint::Context& ctx) {
  std::map<std::string, std::pair<std::string, Value>> by_lower;
  for (const auto& [name, place] : ctx.variables()) {
    const auto [first, is_new] =
        by_lower.emplace(text::to_lower(name), std::pair(name, place));
    if (is_new) continue;
    const auto& [other, other_place] = first->second;
    ctx.report(
        place,
        {.message = shown(name) + " and " + shown(other) +
                    " differ only in case; they are two variables, and "
                    "a request has to fill both",
         .help = "write one of them everywhere",
         .notes = {{.message = "the other one", .place = other_place.span()}}});
  }
}

// Registry: the commonest repair before a merge.
void variable_undocumented(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  const Value description = t.variable_description;
  std::vector<std::string> missing;
  Value first;
  for (const auto& [name, place] : ctx.variables()) {
    if (names(description.string(), name)) continue;
    missing.push_back(shown(name));
    if (!first) first = place;
  }
  if (missing.empty()) return;
  const std::string list = list_of(std::move(missing));
  ctx.report(
      description ? description : t.root,
      {.place = description ? description.span() : lint::opening(t.root),
       .message = description ? "variableDescription does not name " + list
                              : "there is no variableDescription; it has to "
                                "name " +
                                    list,
       .help = "say what each one holds, and an example: \"%ip%: the "
               "address of the shop, such as 192.0.2.1\"",
       .notes = {
           {.message = "the first is used here", .place = first.span()}}});
}

void variable_unused(lint::Context& ctx) {
  const Value description = ctx.tmpl.variable_description;
  if (!description) return;
  const auto& used = ctx.variables();
  for (const templates::Piece& p : templates::Pieces(description.string())) {
    if (!p.is_variable || !templates::is_variable_name(p.text) ||
        templates::is_built_in(p.text) ||
        used.find(std::string(p.text)) != used.end()) {
      continue;
    }
    ctx.report(
        description,
        {.place = description.span_of(p.begin - 1, p.begin + p.text.size() + 1),
         .message = "variableDescription explains " + shown(p.text) +
                    ", which no record uses",
         .help = "check the spelling, or remove the explanation"});
  }
}

// A value is an address or a name, never both.
void variable_two_kinds(lint::Context& ctx) {
  using Places = std::map<std::string_view, Value>;
  const auto variables_of = [&ctx](templates::RecordTypeSet types) {
    Places places;
    ctx.each(types, [&places](const Record& r) {
      const Value value = r.content();
      const std::string_view text = value.string();
      const bool is_one =
          templates::is_bare_variable(text) &&
          templates::Pieces(text).begin()->text.size() + 2 == text.size();
      if (is_one) places.emplace(text, value);
    });
    return places;
  };
  const Places v4 = variables_of({RecordType::a});
  const Places v6 = variables_of({RecordType::aaaa});
  const Places names =
      variables_of({RecordType::cname, RecordType::mx, RecordType::ns,
                    RecordType::srv, RecordType::apexcname});
  const auto report = [&ctx](const Places& places, std::string_view kind,
                             const Places& others, std::string_view other) {
    for (const auto& [variable, place] : places) {
      const auto found = others.find(variable);
      if (found == others.end()) continue;
      ctx.report(place,
                 {.message = text::code(variable) + " is " + std::string(kind) +
                             " here and " + std::string(other) +
                             " in another record; no value fits both",
                  .help = "use two variables",
                  .notes = {{.message = std::string(other),
                             .place = found->second.span()}}});
    }
  };
  report(names, "a name", v4, "an IPv4 address");
  report(names, "a name", v6, "an IPv6 address");
  report(v6, "an IPv6 address", v4, "an IPv4 address");
}

}  // namespace dct::rules
