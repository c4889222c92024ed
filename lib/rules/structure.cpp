// SPDX-License-Identifier: MIT

/// What a template is made of: properties that exist, where they belong.

#include "rules/structure.hpp"

#include <algorithm>

#include <dct/text/suggest.hpp>
#include "json/edit.hpp"
#include "schema/wording.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::PropertyInfo;
using templates::Record;

std::vector<std::string_view> template_names() {
  std::vector<std::string_view> names;
  for (const auto& p : templates::template_properties()) {
    names.push_back(p.name);
  }
  return names;
}

// The properties of a record's type; of all types when it has none.
std::vector<std::string_view> record_names(const Record& record) {
  std::vector<std::string_view> names;
  for (const PropertyInfo& p : templates::record_properties()) {
    if (record.type_name.empty() ||
        templates::allows(record.type, p.property)) {
      names.push_back(p.name);
    }
  }
  return names;
}

void report_unknown(lint::Context& ctx, Value member, std::string_view place,
                    const std::vector<std::string_view>& here,
                    const std::vector<std::string_view>& elsewhere,
                    std::string_view other_place) {
  const std::string_view key = member.key();
  // draft-05, dc-vnd-property: "vnd." and words of letters.
  if (key.starts_with("vnd.")) {
    return ctx.report(
        member,
        {.place = member.key_span(),
         .message = text::code(key) +
                    " is a vendor's own property; providers that do not know "
                    "it ignore it, and the registry's linter refuses it",
         .help = "keep it only for providers that have agreed to it",
         .severity = diagnostic::Severity::info,
         .variant = "vendor"});
  }
  std::string help;
  std::vector<diagnostic::Edit> fix;
  if (std::find(elsewhere.begin(), elsewhere.end(), key) != elsewhere.end()) {
    help = text::code(key) + " belongs to " + std::string(other_place) +
           "; move it there";
  } else if (const auto meant = text::nearest(key, here); !meant.empty()) {
    help = "did you mean " + text::code(meant) + "?";
    if (!member.parent()[meant]) fix = {json::rename_member(member, meant)};
  } else {
    help = "remove it, or put its text into `description`";
  }
  ctx.report(member, {.place = member.key_span(),
                      .message = std::string(place) + " has no property " +
                                 text::code(key) +
                                 "; providers ignore it, so what it says does "
                                 "not happen",
                      .help = std::move(help),
                      .fix = std::move(fix)});
}

}  // namespace

// draft-05 section 6.1.1: unprefixed names other than the draft's MUST NOT be
// introduced.
void unknown_property(lint::Context& ctx) {
  const auto& records = ctx.tmpl.records;
  if (ctx.tmpl.unknown.empty() &&
      std::all_of(records.begin(), records.end(),
                  [](const Record& r) { return r.unknown.empty(); })) {
    return;
  }
  const auto of_template = template_names();
  const auto of_record = record_names({});
  for (const Value member : ctx.tmpl.unknown) {
    report_unknown(ctx, member, "a template", of_template, of_record,
                   "a record");
  }
  for (const Record& record : records) {
    for (const Value member : record.unknown) {
      report_unknown(ctx, member, "a record", record_names(record), of_template,
                     "the template");
    }
  }
}

// draft-01 section 6.2: "other fields MUST NOT be used"; since -04 they are
// ignored.
void property_not_for_type(lint::Context& ctx) {
  constexpr templates::PropertySet kCounted = {
      Property::data, Property::name, Property::points_to, Property::target};
  for (const PropertyInfo& p : templates::record_properties()) {
    ctx.each(p.property, [&](const Record& r, Value member) {
      if (r.type_name.empty() || templates::allows(r.type, p.property)) return;
      ctx.report(r, member,
                 {.place = member.key_span(),
                  .message = text::code(p.name) +
                             " means nothing on this type; providers ignore it",
                  .help = "remove it",
                  .variant = kCounted.has(p.property) ? "" : "other-property"});
    });
  }
}

void records_empty(lint::Context& ctx) {
  if (!ctx.tmpl.records_value || !ctx.tmpl.records.empty()) return;
  ctx.report(ctx.tmpl.records_value,
             {.message = "`records` is empty; applying the template would "
                         "change nothing",
              .help = "add the records of the service"});
}

}  // namespace dct::rules
