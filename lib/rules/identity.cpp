// SPDX-License-Identifier: MIT

/// Who offers the template, what it is called, and what a user sees of it.

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "template/http_url.hpp"
#include "text/utf8.hpp"

namespace dct::rules {
namespace {

using json::Value;

bool is_id_character(char c) {
  return text::is_alnum(c) || c == '-' || c == '_' || c == '.';
}

bool has_named_variable(std::string_view text) {
  const templates::Pieces pieces(text);
  return std::any_of(
      pieces.begin(), pieces.end(), [](const templates::Piece& p) {
        return p.is_variable && templates::is_variable_name(p.text);
      });
}

void check_id(lint::Context& ctx, Value id) {
  // draft-05: dc-id = 1*63( ALPHA / DIGIT / "-" / "_" / "." )
  constexpr std::size_t kMaxId = 63;
  const std::string_view text = id.string();
  if (text.empty()) {
    return ctx.report({.at = id,
                       .message = text::code(id.key()) + " is empty",
                       .help = "write 1 to 63 letters, digits, - _ or .",
                       .aliases = {{"DCTL1005"}}});
  }
  const auto bad = std::find_if_not(text.begin(), text.end(), is_id_character);
  if (bad != text.end()) {
    const auto at = static_cast<std::size_t>(bad - text.begin());
    return ctx.report(
        {.at = id,
         .message = text::code(id.key()) + " " + text::quote(text) + " has " +
                    text::quote(std::string_view(&*bad, 1)) +
                    "; the id is part of URLs, which only letters, digits, "
                    "- _ and . pass unchanged",
         .help = "write the id with these characters only",
         .span = id.span_of(at, at + 1),
         .aliases = {{"DCTL1002"}}});
  }
  if (text.size() > kMaxId) {
    ctx.report({.at = id,
                .message = text::code(id.key()) + " has " +
                           std::to_string(text.size()) +
                           " characters; an id may have 63",
                .help = "choose a shorter one",
                .aliases = {{"DCTL1005"}}});
  }
}

void check_name_length(lint::Context& ctx, Value name) {
  constexpr std::size_t kMaxName = 255;  // draft-05, dc-display-name
  if (!name) return;
  const std::size_t length = text::count_code_points(name.string());
  const auto usual = static_cast<std::size_t>(ctx.option("usual"));
  if (length == 0) {
    ctx.report({.at = name,
                .message = text::code(name.key()) +
                           " is empty; users read it when they are asked to "
                           "consent",
                .help = "write the name the user knows"});
  } else if (length > kMaxName) {
    ctx.report(
        {.at = name,
         .message = text::code(name.key()) + " has " + std::to_string(length) +
                    " characters; it may have " + std::to_string(kMaxName),
         .help = "write the name only; put the rest into `description`"});
  } else if (length > usual) {
    ctx.report({.at = name,
                .message = text::code(name.key()) + " has " +
                           std::to_string(length) + " characters; beyond " +
                           std::to_string(usual) +
                           " it is cut on consent pages" +
                           (name.key() == "providerName"
                                ? ", and the registry's linter refuses it"
                                : ""),
                .help = "write the name only; put the rest into `description`",
                .severity = diagnostic::Severity::warning});
  }
}

}  // namespace

void id_syntax(lint::Context& ctx) {
  if (ctx.tmpl.provider_id) check_id(ctx, ctx.tmpl.provider_id);
  if (ctx.tmpl.service_id) check_id(ctx, ctx.tmpl.service_id);
  for (const templates::Record& record : ctx.tmpl.records) {
    const Value group = record[templates::Property::group_id];
    // A variable in it is reported as such.
    if (group && !has_named_variable(group.string())) check_id(ctx, group);
  }
}

void id_case(lint::Context& ctx) {
  for (const Value id : {ctx.tmpl.provider_id, ctx.tmpl.service_id}) {
    if (text::to_lower(id.string()) == id.string()) continue;
    ctx.report(
        {.at = id,
         .message = text::code(id.key()) + " " + text::quote(id.string()) +
                    " has capital letters; ids are compared letter by "
                    "letter, and the file name has none",
         .help =
             "write \"" + text::printable(text::to_lower(id.string())) + "\""});
  }
}

void provider_id_domain(lint::Context& ctx) {
  const Value id = ctx.tmpl.provider_id;
  if (!id || id.string().empty() ||
      !std::all_of(id.string().begin(), id.string().end(), is_id_character) ||
      (dns::is_domain_name(id.string()) && dns::has_public_tld(id.string()))) {
    return;
  }
  ctx.report({.at = id,
              .message = "providerId " + text::quote(id.string()) +
                         " is no domain name; a domain of the provider makes "
                         "the id unique without asking anyone",
              .help = "write the domain under which the service is known"});
}

void file_name(lint::Context& ctx) {
  if (ctx.file_name.empty() || !ctx.tmpl.provider_id || !ctx.tmpl.service_id) {
    return;
  }
  const std::string expected =
      text::to_lower(ctx.tmpl.provider_id.string()) + "." +
      text::to_lower(ctx.tmpl.service_id.string()) + ".json";
  if (ctx.file_name == expected) return;
  ctx.report({.at = ctx.tmpl.root,
              .message = "the file is called " + text::quote(ctx.file_name) +
                         "; providers look for the template under its ids",
              .help = "rename it to " + text::quote(expected, 140),
              .span = lint::opening(ctx.tmpl.root)});
}

void name_length(lint::Context& ctx) {
  check_name_length(ctx, ctx.tmpl.provider_name);
  check_name_length(ctx, ctx.tmpl.service_name);
}

void version_missing(lint::Context& ctx) {
  const Value version = ctx.tmpl.version;
  if (!ctx.tmpl.root || ctx.tmpl.root["version"]) {
    if (!version || version.integer() != 0) return;
    return ctx.report({.at = version,
                       .message = "version 0 counts as none; providers can't "
                                  "tell which template they have",
                       .help = "write 1, and add 1 with each change",
                       .fix = {json::replace_value(version, "1")}});
  }
  ctx.report({.at = ctx.tmpl.root,
              .message = "there is no `version`; providers can't tell whether "
                         "they have the newest template",
              .help = "add `\"version\": 1`, and add 1 with each change",
              .span = lint::opening(ctx.tmpl.root),
              .fix = {json::add_member(ctx.tmpl.root, "version", "1",
                                       ctx.tmpl.root["serviceName"])}});
}

void version_negative(lint::Context& ctx) {
  const Value version = ctx.tmpl.version;
  if (!version || version.integer() >= 0) return;
  ctx.report({.at = version,
              .message = "version " + std::string(version.token()) +
                         " is below zero; versions count up from 1",
              .help = "write 1, or one more than the last version"});
}

// draft-05 section 9.2.1: only fields of records are substituted.
void variable_in_metadata(lint::Context& ctx) {
  constexpr std::string_view kShown =
      "variables are replaced in records only, so users would read the %";
  constexpr std::string_view kFixed =
      "it has to be known before the variables are";
  const auto check = [&ctx](Value value, std::string_view why,
                            std::string_view alias) {
    if (!has_named_variable(value.string())) return;
    ctx.report({.at = value,
                .message = text::code(value.key()) + " is " +
                           text::quote(value.string()) + "; " +
                           std::string(why),
                .help = "write the text itself",
                .aliases = {{alias}}});
  };
  check(ctx.tmpl.provider_name, kShown, "DCTL1009");
  check(ctx.tmpl.service_name, kShown, "DCTL1009");
  for (const templates::Record& record : ctx.tmpl.records) {
    check(record[templates::Property::type], kFixed, "DCTL1009");
    check(record[templates::Property::group_id], kFixed, "DCTL1009");
    check(record[templates::Property::txt_conflict_matching_prefix], kFixed,
          "DCTL1009");
    // The older linter refuses these two for not being one of the words.
    check(record[templates::Property::txt_conflict_matching_mode], kFixed,
          "DCTL1005");
    check(record[templates::Property::essential], kFixed, "DCTL1005");
  }
}

void description_missing(lint::Context& ctx) {
  if (!ctx.tmpl.root) return;
  const Value description = ctx.tmpl.root["description"];
  if (description && !description.string().empty()) return;
  ctx.report({.at = description ? description : ctx.tmpl.root,
              .message = "there is no `description`; whoever vets the template "
                         "has to guess what it is for",
              .help = "say in a sentence what the records do for the user",
              .span = description ? description.span()
                                  : lint::opening(ctx.tmpl.root)});
}

void logo_url(lint::Context& ctx) {
  const Value logo = ctx.tmpl.logo_url;
  if (!logo) return;
  const std::string_view text = logo.string();
  if (text.empty()) {
    return ctx.report({.at = logo,
                       .message = "logoUrl is empty; the consent page shows no "
                                  "logo",
                       .help = "write the URL of the logo, or remove logoUrl",
                       .severity = diagnostic::Severity::info,
                       .aliases = lint::kNoAlias});
  }
  const auto url = templates::parse_http_url(text);
  if (!url) {
    return ctx.report(
        {.at = logo,
         .message = "logoUrl " + text::quote(text) +
                    " is no absolute http(s) URL, so no page can show the logo",
         .help = "write, for example, \"https://www.example.com/logo.svg\""});
  }
  if (!url->is_https) {
    return ctx.report(
        {.at = logo,
         .message = "logoUrl uses http; browsers refuse a picture from http on "
                    "a consent page from https, and the newest draft demands "
                    "https",
         .help = "write https://",
         .span = logo.span_of(0, 4),
         .severity = diagnostic::Severity::warning,
         .aliases = lint::kNoAlias});
  }
  constexpr std::array<std::string_view, 8> kImages = {
      ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp"};
  const std::string path = text::to_lower(url->path);
  const std::size_t slash = path.rfind('/');
  const std::string last =
      slash == std::string::npos ? path : path.substr(slash + 1);
  const bool has_suffix = last.find('.') != std::string::npos;
  const bool is_image =
      std::any_of(kImages.begin(), kImages.end(),
                  [&last](std::string_view s) { return last.ends_with(s); });
  if (last.find("favicon") != std::string::npos || last.ends_with(".ico")) {
    ctx.report({.at = logo,
                .message = "logoUrl names a favicon, which is a few pixels "
                           "wide; a consent page shows it enlarged",
                .help = "use the logo itself, best as SVG",
                .severity = diagnostic::Severity::info,
                .aliases = lint::kNoAlias});
  } else if (has_suffix && !is_image) {
    ctx.report({.at = logo,
                .message = "logoUrl ends in " + text::quote(last) +
                           ", which looks like no picture",
                .help = "use the URL of an SVG or PNG file",
                .severity = diagnostic::Severity::info,
                .aliases = lint::kNoAlias});
  }
}

void shared_deprecated(lint::Context& ctx) {
  if (!ctx.tmpl.shared.boolean() || ctx.tmpl.shared_provider_name.boolean()) {
    return;
  }
  const Value named = ctx.tmpl.root["sharedProviderName"];
  ctx.report(
      {.at = ctx.tmpl.shared,
       .message = "`shared` alone does nothing at providers of today; "
                  "they read sharedProviderName",
       .help = "add `\"sharedProviderName\": true`",
       .span = ctx.tmpl.shared.key_span(),
       .fix = {named ? json::replace_value(named, "true")
                     : json::add_member(ctx.tmpl.root, "sharedProviderName",
                                        "true", ctx.tmpl.shared)}});
}

void shared_compat(lint::Context& ctx) {
  if (!ctx.tmpl.shared_provider_name.boolean() || ctx.tmpl.shared.boolean()) {
    return;
  }
  ctx.report({.at = ctx.tmpl.shared_provider_name,
              .message = "providers older than version 2.2 of the "
                         "specification know sharedProviderName only as "
                         "`shared`",
              .help = "add `\"shared\": true` if such providers matter",
              .span = ctx.tmpl.shared_provider_name.key_span()});
}

// draft-05: dc-description-text = 0*2048 Unicode assignable code points
void description_length(lint::Context& ctx) {
  constexpr std::size_t kMax = 2048;
  for (const Value text :
       {ctx.tmpl.description, ctx.tmpl.variable_description}) {
    const std::size_t length = text::count_code_points(text.string());
    if (length <= kMax) continue;
    ctx.report({.at = text,
                .message = text::code(text.key()) + " has " +
                           std::to_string(length) +
                           " characters; it may have " + std::to_string(kMax),
                .help = "shorten it"});
  }
}

// draft-05 section 12.5: names must not be confused with another provider's.
void name_characters(lint::Context& ctx) {
  for (const Value name : {ctx.tmpl.provider_name, ctx.tmpl.service_name}) {
    const std::string_view text = name.string();
    // Everything that is shown escaped is what nobody can see.
    if (text.empty() || text::printable(text) == text) continue;
    ctx.report({.at = name,
                .message = text::code(name.key()) + " " + text::quote(text) +
                           " has characters that nobody can see; with them a "
                           "name looks like another one",
                .help = "write letters, digits and punctuation only"});
  }
}

}  // namespace dct::rules
