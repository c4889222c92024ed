// SPDX-License-Identifier: MIT

/// What the newest draft adds: extension names, must-understand lists, the
/// version of the format (draft-05 sections 4.3, 6.1.1 and 6.2.1).

#include "rules/extensions.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "schema/wording.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Kind;
using json::Value;

// dc-vnd-property = "vnd." 1*ALPHA *( "." 1*ALPHA )
bool is_vendor_property(std::string_view name) {
  if (!name.starts_with("vnd.")) return false;
  bool letter = false;
  for (const char c : name.substr(4)) {
    if (!text::is_alpha(c) && (c != '.' || !letter)) return false;
    letter = text::is_alpha(c);
  }
  return letter;
}

bool is_property_name(std::string_view name) {
  return is_vendor_property(name) ||
         (!name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
           return text::is_alnum(c);
         }));
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

void vendor_name_syntax(lint::Context& ctx) {
  for (const Value member : vendor_members(ctx.tmpl)) {
    const std::string_view key = member.key();
    const bool valid = is_vendor_property(key);
    const bool has_vendor = key.find('.', 4) != std::string_view::npos;
    if (valid && has_vendor) continue;
    ctx.report(member,
               {.place = member.key_span(),
                .message = text::code(key) +
                           (valid ? " does not say whose property it is; "
                                    "another vendor's may have the same name"
                                  : " is not a vendor property: vnd. is "
                                    "followed by words of letters with dots "
                                    "between them"),
                .help = "write vnd.<vendor>.<name>, with letters only",
                .severity = valid ? diagnostic::Severity::warning
                                  : diagnostic::Severity::error});
  }
}

void crit_syntax(lint::Context& ctx) {
  for (const Value crit : crit_lists(ctx.tmpl)) {
    if (!crit.is(Kind::array) || crit.size() == 0) {
      ctx.report(crit, {.message = "crit is " + schema::describe(crit) +
                                   "; providers that know it refuse the "
                                   "template",
                        .help = "list the properties that must be understood, "
                                "or leave crit out"});
      continue;
    }
    for (const Value name : crit) {
      if (is_property_name(name.string())) continue;
      ctx.report(name, {.message = "crit lists " + schema::describe(name) +
                                   ", which cannot be the name of a property",
                        .help = "write the name of a property"});
    }
  }
}

// draft-05 section 6.1.1: a listed name that is absent counts as understood.
void crit_unused(lint::Context& ctx) {
  for (const Value crit : crit_lists(ctx.tmpl)) {
    for (const Value name : crit) {
      if (!is_property_name(name.string()) || crit.parent()[name.string()]) {
        continue;
      }
      ctx.report(name, {.message = "crit lists " + text::code(name.string()) +
                                   ", which is not here; that has no effect",
                        .help = "check the spelling, or remove it"});
    }
  }
}

void spec_version_unknown(lint::Context& ctx) {
  const Value version = ctx.tmpl.root["templateSpecVersion"];
  if (!version || (version.is(Kind::integer) && version.integer() == 1)) return;
  ctx.report(version,
             {.message = "templateSpecVersion is " + schema::describe(version) +
                         "; the only version is 1, and providers refuse any "
                         "other",
              .help = "write 1, or leave it out"});
}

// What providers of today, who live by draft-01, do not know.
void property_too_new(lint::Context& ctx) {
  std::vector<Value> found = crit_lists(ctx.tmpl);
  if (const Value version = ctx.tmpl.root["templateSpecVersion"]) {
    found.push_back(version);
  }
  for (const Value member : found) {
    ctx.report(member, {.place = member.key_span(),
                        .message = text::code(member.key()) +
                                   " is new in draft-04; older providers "
                                   "ignore it, so nothing may depend on it",
                        .help = "ask your providers whether they know it"});
  }
}

}  // namespace dct::rules
