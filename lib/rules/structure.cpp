// SPDX-License-Identifier: MIT

/// What a template is made of: properties that exist, where they belong.

#include <algorithm>

#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "schema/template_check.hpp"
#include "text/suggest.hpp"

namespace dct::rules {
namespace {

using json::Value;

// draft-05, dc-vnd-property: "vnd." and words of letters.
bool is_vendor_name(std::string_view name) { return name.starts_with("vnd."); }

std::vector<std::string_view> template_names() {
  std::vector<std::string_view> names;
  for (const templates::TemplateProperty& p :
       templates::template_properties()) {
    names.push_back(p.name);
  }
  return names;
}

std::vector<std::string_view> record_names() {
  std::vector<std::string_view> names;
  for (const templates::PropertyInfo& p : templates::record_properties())
    names.push_back(p.name);
  return names;
}

void report_unknown(lint::Context& ctx, Value member, std::string_view place,
                    const std::vector<std::string_view>& here,
                    const std::vector<std::string_view>& elsewhere,
                    std::string_view other_place) {
  const std::string_view key = member.key();
  if (is_vendor_name(key)) {
    return ctx.report(
        {.at = member,
         .message = text::code(key) +
                    " is a vendor's own property; providers that do not know "
                    "it ignore it, and the registry's linter refuses it",
         .help = "keep it only for providers that have agreed to it",
         .span = member.key_span(),
         .severity = diagnostic::Severity::info,
         .aliases = lint::kNoAlias});
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
    help = "remove it, or put the text into `description`";
  }
  ctx.report({.at = member,
              .message = std::string(place) + " has no property " +
                         text::code(key) +
                         "; providers ignore it, so what it says does not "
                         "happen",
              .help = std::move(help),
              .span = member.key_span(),
              .fix = std::move(fix)});
}

}  // namespace

// draft-05 section 6.1.1: unprefixed names other than the draft's MUST NOT be
// introduced.
void unknown_property(lint::Context& ctx) {
  if (ctx.tmpl.unknown.empty() &&
      std::all_of(
          ctx.tmpl.records.begin(), ctx.tmpl.records.end(),
          [](const templates::Record& r) { return r.unknown.empty(); })) {
    return;
  }
  const auto of_template = template_names();
  const auto of_record = record_names();
  for (const Value member : ctx.tmpl.unknown) {
    report_unknown(ctx, member, "a template", of_template, of_record,
                   "a record");
  }
  for (const templates::Record& record : ctx.tmpl.records) {
    for (const Value member : record.unknown) {
      report_unknown(ctx, member, "a record", of_record, of_template,
                     "the template");
    }
  }
}

// draft-01 section 6.2: "other fields MUST NOT be used"; since -04 they are
// ignored.
void property_not_for_type(lint::Context& ctx) {
  constexpr templates::PropertySet kCounted = {
      templates::Property::data, templates::Property::name,
      templates::Property::points_to, templates::Property::target};
  for (const templates::Record& record : ctx.tmpl.records) {
    if (record.type_name.empty()) continue;
    const templates::RecordTypeInfo& type = templates::info(record.type);
    // What stands in place of a missing property is the schema's finding.
    const auto replaces_missing = [&](templates::Property p) {
      for (const templates::PropertyInfo& needed :
           templates::record_properties()) {
        if (type.required.has(needed.property) && !record[needed.property] &&
            schema::written_for(record, needed.property) == p) {
          return true;
        }
      }
      return false;
    };
    for (const templates::PropertyInfo& p : templates::record_properties()) {
      const Value member = record[p.property];
      if (!member || templates::allows(record.type, p.property) ||
          replaces_missing(p.property)) {
        continue;
      }
      ctx.report({.at = member,
                  .message = lint::subject(record) + ": " + text::code(p.name) +
                             " means nothing on this type; providers ignore it",
                  .help = "remove it",
                  .span = member.key_span(),
                  .aliases = kCounted.has(p.property)
                                 ? std::nullopt
                                 : std::optional(lint::kNoAlias)});
    }
  }
}

void no_records(lint::Context& ctx) {
  if (!ctx.tmpl.records_value || !ctx.tmpl.records.empty()) return;
  ctx.report({.at = ctx.tmpl.records_value,
              .message = "`records` is empty; applying the template would "
                         "change nothing",
              .help = "add the records of the service"});
}

}  // namespace dct::rules
