// SPDX-License-Identifier: MIT

/// Who offers the template, and which version of which template it is.

#include "rules/identity.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "json/edit.hpp"
#include "rules/shared/metadata.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;

bool is_id_character(char c) {
  return text::is_alnum(c) || c == '-' || c == '_' || c == '.';
}

void check_id(lint::Context& ctx, Value id) {
  // draft-05: dc-id = 1*63( ALPHA / DIGIT / "-" / "_" / "." )
  constexpr std::size_t kMaxId = 63;
  const std::string_view text = id.string();
  if (text.empty()) {
    return ctx.report(id, {.message = text::code(id.key()) + " is empty",
                           .help = "write 1 to 63 letters, digits, - _ or .",
                           .variant = "empty"});
  }
  const auto bad = std::find_if_not(text.begin(), text.end(), is_id_character);
  if (bad != text.end()) {
    const auto at = static_cast<std::size_t>(bad - text.begin());
    return ctx.report(
        id, {.place = id.span_of(at, at + 1),
             .message = text::code(id.key()) + " " + text::quote(text) +
                        " has " + text::quote(text.substr(at, 1)) +
                        "; the id is part of URLs, where only letters, "
                        "digits, - _ and . are safe",
             .help = "write the id with these characters only",
             .variant = "character"});
  }
  if (text.size() > kMaxId) {
    ctx.report(id, {.message = has_characters(id, text.size()) +
                               "; at most 63 are allowed in an id",
                    .help = "choose a shorter one",
                    .variant = "long"});
  }
}

}  // namespace

void id_syntax(lint::Context& ctx) {
  if (ctx.tmpl.provider_id) check_id(ctx, ctx.tmpl.provider_id);
  if (ctx.tmpl.service_id) check_id(ctx, ctx.tmpl.service_id);
  ctx.each(Property::group_id, [&](const Record&, Value group) {
    // A variable in it is reported as such.
    if (!has_named_variable(group.string())) check_id(ctx, group);
  });
}

void id_capitals(lint::Context& ctx) {
  for (const Value id : {ctx.tmpl.provider_id, ctx.tmpl.service_id}) {
    if (!text::has_upper(id.string())) continue;
    ctx.report(
        id, {.message = text::code(id.key()) + " " + text::quote(id.string()) +
                        " has capital letters; ids are compared letter by "
                        "letter, and the file name has none",
             .help = "in a new template write \"" +
                     text::printable(text::to_lower(id.string())) +
                     "\"; keep the id of one that is in use, which every "
                     "client sends as it is"});
  }
}

void provider_id_not_domain(lint::Context& ctx) {
  const Value id = ctx.tmpl.provider_id;
  const std::string_view text = id.string();
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_id_character) ||
      (dns::is_domain_name(text) && dns::has_public_tld(text))) {
    return;
  }
  ctx.report(id, {.message = "providerId " + text::quote(text) +
                             " is not a domain name; a domain of the provider "
                             "makes the id unique without asking anyone",
                  .help = "write the domain under which the service is known"});
}

void file_name_mismatch(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (ctx.file_name.empty() || !t.provider_id || !t.service_id) return;
  const std::string expected = text::to_lower(t.provider_id.string()) + "." +
                               text::to_lower(t.service_id.string()) + ".json";
  if (ctx.file_name == expected) return;
  ctx.report(t.root,
             {.place = lint::opening(t.root),
              .message = "the file is called " + text::quote(ctx.file_name) +
                         "; providers look for the template under its "
                         "ids",
              .help = "rename it to " + text::quote(expected, 140)});
}

void version_missing(lint::Context& ctx) {
  const Value version = ctx.tmpl.version;
  const Value root = ctx.tmpl.root;
  if (!root || root["version"]) {
    if (!version || version.integer() != 0) return;
    return ctx.report(version,
                      {.message = "version 0 counts as no version; providers "
                                  "cannot tell which template they have",
                       .help = "write 1, and add 1 with each change",
                       .fix = {json::replace_value(version, "1")}});
  }
  ctx.report(
      root,
      {.place = lint::opening(root),
       .message = "there is no `version`; providers cannot tell "
                  "whether they have the newest template",
       .help = "add `\"version\": 1`, and add 1 with each change",
       .fix = {json::add_member(root, "version", "1", root["serviceName"])}});
}

void version_negative(lint::Context& ctx) {
  const Value version = ctx.tmpl.version;
  if (!version || version.integer() >= 0) return;
  ctx.report(version, {.message = "version " + std::string(version.token()) +
                                  " is below zero; versions count up from 1",
                       .help = "write 1, or one more than the last version"});
}

void shared_deprecated(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.shared.boolean() || t.shared_provider_name.boolean()) return;
  const Value named = t.root["sharedProviderName"];
  ctx.report(
      t.shared,
      {.place = t.shared.key_span(),
       .message = "`shared` alone does nothing at providers of today; they "
                  "read sharedProviderName",
       .help = "add `\"sharedProviderName\": true`",
       .fix = {named ? json::replace_value(named, "true")
                     : json::add_member(t.root, "sharedProviderName", "true",
                                        t.shared)}});
}

void shared_missing(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.shared_provider_name.boolean() || t.shared.boolean()) return;
  ctx.report(t.shared_provider_name,
             {.place = t.shared_provider_name.key_span(),
              .message = "providers older than version 2.2 of the "
                         "specification know sharedProviderName only as "
                         "`shared`",
              .help = "add `\"shared\": true` if such providers matter"});
}

}  // namespace dct::rules
