// SPDX-License-Identifier: MIT

/// What a user sees of the template: names, descriptions, the logo.

#include "rules/display.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "rules/shared/metadata.hpp"
#include "template/http_url.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::rules {
namespace {

using diagnostic::Severity;
using json::Value;
using templates::Property;
using templates::Record;

void check_name_length(lint::Context& ctx, Value name) {
  constexpr std::size_t kMaxName = 255;  // draft-05, dc-display-name
  if (!name) return;
  const std::size_t length = text::count_code_points(name.string());
  const auto usual = static_cast<std::size_t>(ctx.option("usual"));
  const std::string shorten =
      "write the name only; put the rest into `description`";
  if (length == 0) {
    ctx.report(name, {.message = text::code(name.key()) +
                                 " is empty; users read it when they are "
                                 "asked to consent",
                      .help = "write the name the user knows"});
  } else if (length > kMaxName) {
    ctx.report(name, {.message = has_characters(name, length) + "; at most " +
                                 std::to_string(kMaxName) + " are allowed",
                      .help = shorten});
  } else if (length > usual) {
    ctx.report(name, {.message = has_characters(name, length) +
                                 "; consent pages show only the first " +
                                 std::to_string(usual) +
                                 (name.key() == "providerName"
                                      ? ", and the registry's linter refuses it"
                                      : ""),
                      .help = shorten,
                      .severity = Severity::warning});
  }
}

// The end of a URL that looks like a file which is not a picture; or empty.
std::string_view other_file(std::string_view last) {
  constexpr std::array<std::string_view, 8> kImages = {
      ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp"};
  const bool is_image =
      std::any_of(kImages.begin(), kImages.end(),
                  [last](std::string_view s) { return last.ends_with(s); });
  return is_image || last.find('.') == std::string_view::npos
             ? std::string_view()
             : last;
}

}  // namespace

void name_empty_or_long(lint::Context& ctx) {
  check_name_length(ctx, ctx.tmpl.provider_name);
  check_name_length(ctx, ctx.tmpl.service_name);
}

// draft-05 section 9.2.1: only fields of records are substituted.
void variable_in_metadata(lint::Context& ctx) {
  const auto check = [&ctx](Value value, std::string_view why,
                            std::string_view variant = {}) {
    if (!has_named_variable(value.string())) return;
    ctx.report(value, {.message = text::code(value.key()) + " is " +
                                  text::quote(value.string()) + "; " +
                                  std::string(why),
                       .help = "write the text itself",
                       .variant = variant});
  };
  constexpr std::string_view kShown =
      "variables are replaced only in records, so users would read the %";
  check(ctx.tmpl.provider_name, kShown);
  check(ctx.tmpl.service_name, kShown);
  constexpr std::string_view kFixed =
      "it has to be known before variables are replaced";
  for (const Property p : {Property::type, Property::group_id,
                           Property::txt_conflict_matching_prefix}) {
    ctx.each(p, [&](const Record&, Value value) { check(value, kFixed); });
  }
  for (const Property p :
       {Property::txt_conflict_matching_mode, Property::essential}) {
    ctx.each(p, [&](const Record&, Value value) {
      check(value, kFixed, "fixed-word");
    });
  }
}

void description_missing(lint::Context& ctx) {
  const Value root = ctx.tmpl.root;
  const Value description = root["description"];
  if (!root || (description && !description.string().empty())) return;
  ctx.report(description ? description : root,
             {.place = description ? description.span() : lint::opening(root),
              .message = "there is no `description`; those who review the "
                         "template have to guess what it is for",
              .help = "say in a sentence what the records do for the user"});
}

void logo_url_unusable(lint::Context& ctx) {
  const Value logo = ctx.tmpl.logo_url;
  if (!logo) return;
  const std::string_view text = logo.string();
  if (text.empty()) {
    return ctx.report(
        logo, {.message = "logoUrl is empty; the consent page shows no logo",
               .help = "write the URL of the logo, or remove logoUrl",
               .severity = Severity::info,
               .variant = "empty"});
  }
  const auto url = templates::parse_http_url(text);
  if (!url) {
    return ctx.report(
        logo,
        {.message = "logoUrl " + text::quote(text) +
                    " is not an absolute http(s) URL, so no page can show the "
                    "logo",
         .help = "write, for example, \"https://www.example.com/logo.svg\""});
  }
  if (!url->is_https) {
    return ctx.report(
        logo, {.place = logo.span_of(0, 4),
               .message = "logoUrl uses http; browsers refuse a picture from "
                          "http on a consent page from https, and the newest "
                          "draft demands https",
               .help = "write https://",
               .severity = Severity::warning,
               .variant = "http"});
  }
  const std::string path = text::to_lower(url->path);
  const std::string last = path.substr(path.rfind('/') + 1);
  if (last.find("favicon") != std::string::npos || last.ends_with(".ico")) {
    ctx.report(logo, {.message = "logoUrl names a favicon, which is a few "
                                 "pixels wide; a consent page shows it "
                                 "enlarged",
                      .help = "use the logo itself, best as SVG",
                      .severity = Severity::info,
                      .variant = "favicon"});
  } else if (!other_file(last).empty()) {
    ctx.report(logo, {.message = "logoUrl ends in " + text::quote(last) +
                                 ", which does not look like a picture",
                      .help = "use the URL of an SVG or PNG file",
                      .severity = Severity::info,
                      .variant = "other-file"});
  }
}

// draft-05: dc-description-text = 0*2048 Unicode assignable code points
void description_too_long(lint::Context& ctx) {
  constexpr std::size_t kMax = 2048;
  for (const Value text :
       {ctx.tmpl.description, ctx.tmpl.variable_description}) {
    const std::size_t length = text::count_code_points(text.string());
    if (length <= kMax) continue;
    ctx.report(text, {.message = has_characters(text, length) + "; at most " +
                                 std::to_string(kMax) + " are allowed",
                      .help = "shorten it"});
  }
}

// draft-05 section 12.5: names must not be confused with another provider's.
void name_invisible_characters(lint::Context& ctx) {
  for (const Value name : {ctx.tmpl.provider_name, ctx.tmpl.service_name}) {
    const std::string_view text = name.string();
    // Exactly the invisible characters are shown escaped.
    if (text.empty() || text::printable(text) == text) continue;
    ctx.report(name,
               {.message = text::code(name.key()) + " " + text::quote(text) +
                           " has invisible characters; they make a name "
                           "look like another one",
                .help = "write letters, digits and punctuation only"});
  }
}

}  // namespace dct::rules
