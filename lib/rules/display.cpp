// SPDX-License-Identifier: MIT

/// What a user sees of the template: names, descriptions, the logo.

#include "rules/display.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "rules/shared/metadata.hpp"
#include "template/http_url.hpp"
#include "text/mixed_scripts.hpp"
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

// The larger side in "icon-96x96.png"; 0 when the name has none.
unsigned size_in_name(std::string_view name) {
  for (std::size_t x = name.find('x'); x != std::string_view::npos;
       x = name.find('x', x + 1)) {
    std::size_t begin = x;
    while (begin > 0 && text::is_digit(name[begin - 1])) --begin;
    const bool square =
        x > begin && x + 1 < name.size() && text::is_digit(name[x + 1]);
    if (!square || x - begin > 5) continue;
    unsigned size = 0;
    for (const char c : name.substr(begin, x - begin)) {
      size = size * 10 + static_cast<unsigned>(c - '0');
    }
    return size;
  }
  return 0;
}

bool is_small_icon(std::string_view last) {
  constexpr unsigned kEnough = 96;
  const bool icon =
      last.find("favicon") != std::string_view::npos || last.ends_with(".ico");
  return icon && !last.ends_with(".svg") && size_in_name(last) < kEnough;
}

// Pictures for link previews and home screens.
bool is_other_picture(std::string_view last) {
  constexpr std::array<std::string_view, 4> kNames = {
      "og", "banner", "apple-touch", "twitter-card"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [last](std::string_view name) {
                       if (!last.starts_with(name)) return false;
                       const std::string_view rest = last.substr(name.size());
                       return rest.empty() || !text::is_alpha(rest.front());
                     });
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

// "<b>", "</a>", "&nbsp;"
bool has_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos;
       at = text.find('<', at + 1)) {
    std::size_t name = at + 1;
    if (name < text.size() && text[name] == '/') ++name;
    std::size_t end = name;
    while (end < text.size() && text::is_alnum(text[end])) ++end;
    constexpr std::array<std::string_view, 15> kTags = {
        "a",  "b",  "br", "code", "div",    "em", "h1", "h2",
        "h3", "li", "p",  "span", "strong", "ul", "i"};
    const bool tag = std::find(kTags.begin(), kTags.end(),
                               text.substr(name, end - name)) != kTags.end();
    if (tag && end < text.size() &&
        (text[end] == '>' || text[end] == ' ' || text[end] == '/')) {
      return true;
    }
  }
  return text.find("&nbsp;") != std::string_view::npos ||
         text.find("&amp;") != std::string_view::npos;
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
    ctx.report(logo,
               {.place = logo.span_of(0, 4),
                .message = "logoUrl uses http; browsers refuse a picture from "
                           "http on a consent page from https, and the newest "
                           "draft demands https",
                .help = "write https://",
                .severity = Severity::warning,
                .variant = "http"});
  }
  const std::string path = text::to_lower(url->path);
  const std::string last = path.substr(path.rfind('/') + 1);
  const std::string host = text::to_lower(url->host);
  if (host == "localhost" || host.ends_with(".localhost") ||
      host.starts_with("127.")) {
    ctx.report(logo, {.message = "logoUrl is on " + text::quote(host) +
                                 ", the user's own computer; no page can show "
                                 "the logo",
                      .help = "use a URL that everybody can load",
                      .variant = "local"});
  } else if (host == "github.com" && path.find("/blob/") != std::string::npos) {
    ctx.report(logo, {.message = "logoUrl is the page of a file at GitHub, not "
                                 "the file; no page can show it as a picture",
                      .help = "use the raw file, best from your own server",
                      .severity = Severity::warning,
                      .variant = "page"});
  } else if (is_small_icon(last)) {
    ctx.report(logo, {.message = "logoUrl names a favicon, which is mostly "
                                 "16 or 32 pixels wide; a consent page shows "
                                 "it enlarged",
                      .help = "use the logo itself, best as SVG",
                      .severity = Severity::info,
                      .variant = "favicon"});
  } else if (is_other_picture(last)) {
    ctx.report(logo, {.message = "logoUrl ends in " + text::quote(last) +
                                 ", which by its name is made for another "
                                 "purpose than a logo on a consent page",
                      .help = "use the logo itself, best as SVG",
                      .severity = Severity::info,
                      .variant = "other-picture"});
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

// What a description says that describes nothing, or not as plain text.
void description_useless(lint::Context& ctx) {
  constexpr std::array<std::string_view, 7> kPlaceholders = {
      "todo", "tbd", "test", "description", "n/a", "none", "lorem ipsum"};
  const Value description = ctx.tmpl.description;
  const std::string text = text::to_lower(text::trim(description.string()));
  if (text.empty()) return;
  const auto report = [&](std::string message, std::string help) {
    ctx.report(description,
               {.message = std::move(message), .help = std::move(help)});
  };
  const auto is_name = [&text](Value name) {
    return name && text == text::to_lower(text::trim(name.string()));
  };
  const bool placeholder = text.starts_with("todo") ||
                           text.starts_with("lorem ipsum") ||
                           std::find(kPlaceholders.begin(), kPlaceholders.end(),
                                     text) != kPlaceholders.end();
  if (placeholder) {
    report("`description` is " + text::quote(description.string()) +
               ", a placeholder",
           "say in a sentence what the records do for the user");
  } else if (is_name(ctx.tmpl.service_name) ||
             is_name(ctx.tmpl.provider_name)) {
    report(
        "`description` only repeats a name; those who review the template "
        "have to guess what it is for",
        "say in a sentence what the records do for the user");
  } else if (has_markup(text)) {
    report("`description` has HTML, which is shown as it is, if at all",
           "write plain text");
  }
}

// Texts are one line on a consent page.
void text_line_break(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  for (const Value text : {t.provider_name, t.service_name, t.description,
                           t.variable_description}) {
    const std::size_t at = text.string().find_first_of("\n\r\t");
    if (at == std::string_view::npos) continue;
    const bool tab = text.string()[at] == '\t';
    ctx.report(text, {.place = text.span_of(at, at + 1),
                      .message = text::code(text.key()) + " has a " +
                                 (tab ? "tab" : "line break") +
                                 "; who shows the text in one line shows a "
                                 "blank, or nothing",
                      .help = "write a blank, or a full stop"});
  }
}

void logo_missing(lint::Context& ctx) {
  const Value root = ctx.tmpl.root;
  if (!root || root["logoUrl"]) return;
  ctx.report(root, {.place = lint::opening(root),
                    .message = "there is no logoUrl; users see no picture of "
                               "the service when they are asked to consent",
                    .help = "add the https URL of an SVG or PNG file"});
}

// draft-05 section 12.5: "Раypal" with Cyrillic letters looks like Paypal.
void name_mixed_scripts(lint::Context& ctx) {
  for (const Value name : {ctx.tmpl.provider_name, ctx.tmpl.service_name}) {
    const auto word = text::word_of_mixed_scripts(name.string());
    if (!word) continue;
    ctx.report(name, {.message = text::code(name.key()) + " has " +
                                 text::quote(word->text) + ", in which " +
                                 std::string(word->first) + " and " +
                                 std::string(word->second) +
                                 " letters are mixed; it can be taken for "
                                 "another name",
                      .help = "write each word in the letters of one script"});
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
