// SPDX-License-Identifier: MIT

/// What the newest draft adds: extension names, must-understand lists, the
/// version of the format (draft-05 sections 4.3, 6.1.1 and 6.2.1).

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "rules/checks.hpp"
#include "schema/wording.hpp"

namespace dct::rules {
namespace {

using json::Kind;
using json::Value;

// dc-vnd-property = "vnd." 1*ALPHA *( "." 1*ALPHA )
bool is_vendor_property(std::string_view name) {
  if (!name.starts_with("vnd.")) return false;
  bool letter = false;
  for (const char c : name.substr(4)) {
    const bool was_letter = letter;
    letter = text::is_alpha(c);
    if (!letter && (c != '.' || !was_letter)) return false;
  }
  return letter;
}

bool is_plain_property(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), text::is_alnum);
}

std::vector<Value> vendor_members(const templates::Template& t) {
  std::vector<Value> found;
  const auto collect = [&found](const std::vector<Value>& unknown) {
    for (const Value member : unknown) {
      if (member.key().starts_with("vnd.")) found.push_back(member);
    }
  };
  collect(t.unknown);
  for (const templates::Record& r : t.records) collect(r.unknown);
  return found;
}

// The must-understand lists: of the template and of each record.
std::vector<Value> crit_lists(const templates::Template& t) {
  std::vector<Value> found;
  if (const Value crit = t.root["crit"]) found.push_back(crit);
  for (const templates::Record& r : t.records) {
    if (const Value crit = r.value["crit"]) found.push_back(crit);
  }
  return found;
}

}  // namespace

void vendor_name(lint::Context& ctx) {
  for (const Value member : vendor_members(ctx.tmpl)) {
    const std::string_view key = member.key();
    const bool valid = is_vendor_property(key);
    const bool has_vendor = key.find('.', 4) != std::string_view::npos;
    if (valid && has_vendor) continue;
    ctx.report({.at = member,
                .message = valid ? text::code(key) +
                                       " does not say whose property it is; "
                                       "another vendor's may have its name"
                                 : text::code(key) +
                                       " is no vendor property: behind vnd. "
                                       "come words of letters with dots "
                                       "between them",
                .help = "write vnd.<vendor>.<name>, with letters only",
                .span = member.key_span(),
                .severity = valid ? diagnostic::Severity::warning
                                  : diagnostic::Severity::error});
  }
}

void crit_syntax(lint::Context& ctx) {
  for (const Value crit : crit_lists(ctx.tmpl)) {
    if (!crit.is(Kind::array) || crit.size() == 0) {
      ctx.report({.at = crit,
                  .message = "crit is " + schema::describe(crit) +
                             "; providers that know it refuse the template",
                  .help = "list the properties that must be understood, or "
                          "leave crit out"});
      continue;
    }
    for (const Value name : crit) {
      const bool valid =
          is_plain_property(name.string()) || is_vendor_property(name.string());
      if (valid) continue;
      ctx.report({.at = name,
                  .message = "crit lists " + schema::describe(name) +
                             ", which can be no property's name",
                  .help = "write the name of a property"});
    }
  }
}

// draft-05 section 6.1.1: a listed name that is absent counts as understood.
void crit_unused(lint::Context& ctx) {
  for (const Value crit : crit_lists(ctx.tmpl)) {
    for (const Value name : crit) {
      const bool valid =
          is_plain_property(name.string()) || is_vendor_property(name.string());
      if (!valid || crit.parent()[name.string()]) continue;
      ctx.report({.at = name,
                  .message = "crit lists " + text::code(name.string()) +
                             ", which is not here; that has no effect",
                  .help = "check the spelling, or remove it"});
    }
  }
}

void spec_version(lint::Context& ctx) {
  const Value version = ctx.tmpl.root["templateSpecVersion"];
  if (!version || (version.is(Kind::integer) && version.integer() == 1)) return;
  ctx.report({.at = version,
              .message = "templateSpecVersion is " + schema::describe(version) +
                         "; the only version there is is 1, and providers "
                         "refuse another one",
              .help = "write 1, or leave it out"});
}

// What providers of today, who live by draft-01, do not know.
void newer_draft(lint::Context& ctx) {
  std::vector<Value> found = crit_lists(ctx.tmpl);
  if (const Value version = ctx.tmpl.root["templateSpecVersion"]) {
    found.push_back(version);
  }
  for (const Value member : found) {
    ctx.report({.at = member,
                .message = text::code(member.key()) +
                           " is known since draft-04 only; older providers "
                           "ignore it, so nothing may depend on it",
                .help = "ask your providers whether they know it",
                .span = member.key_span()});
  }
}

}  // namespace dct::rules
