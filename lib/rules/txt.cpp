// SPDX-License-Identifier: MIT

/// TXT records, and which older ones a new one replaces.

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "dns/spf_policy.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "rules/txt_records.hpp"
#include "template/host_name.hpp"

namespace dct::rules {
namespace {

using json::Value;

// The characters in front of the first variable.
std::string_view fixed_lead(std::string_view data) {
  const templates::Pieces pieces(data);
  const auto first = pieces.begin();
  return first == templates::Pieces::end() || first->is_variable
             ? std::string_view()
             : first->text;
}

// "example-verification=%token%": what is in front of the token.
std::string_view token_prefix(std::string_view data) {
  const std::string_view lead = fixed_lead(txt_content(data));
  if (lead.size() < 2 || !lead.ends_with('=') ||
      lead.find_first_of(" ;,") != std::string_view::npos) {
    return {};
  }
  const std::string_view rest = txt_content(data).substr(lead.size());
  return templates::is_bare_variable(rest) ? lead : std::string_view();
}

struct QuotingMistake {
  std::size_t at = 0;
  std::string message;
};

// Of data that begins with a quotation mark: strings between two marks, with
// blanks between them.
std::optional<QuotingMistake> quoting_mistake(std::string_view text) {
  if (!text.starts_with('"')) return std::nullopt;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && inside) {
      ++i;
    } else if (c == '"') {
      inside = !inside;
    } else if (!inside && c != ' ' && c != '\t') {
      return QuotingMistake{i, "text stands between the quoted strings"};
    }
  }
  if (!inside) return std::nullopt;
  return QuotingMistake{text.rfind('"'), "a quotation mark has no partner"};
}

enum class Mode { none, all, prefix, unknown };

Mode mode_of(const templates::Record& r) {
  const std::string_view mode =
      r[templates::Property::txt_conflict_matching_mode].string();
  if (mode.empty() || mode == "None") return Mode::none;
  if (mode == "All") return Mode::all;
  return mode == "Prefix" ? Mode::prefix : Mode::unknown;
}

// The edits that give a record a conflict mode, and a prefix if there is one.
std::vector<diagnostic::Edit> with_mode(const templates::Record& r,
                                        std::string_view mode,
                                        std::string_view prefix) {
  const Value written = r[templates::Property::txt_conflict_matching_mode];
  std::vector<diagnostic::Edit> edits;
  edits.push_back(written ? json::replace_value(written, json::quoted(mode))
                          : json::add_member(r.value, "txtConflictMatchingMode",
                                             json::quoted(mode)));
  if (!prefix.empty()) {
    edits.push_back(json::add_member(r.value, "txtConflictMatchingPrefix",
                                     json::quoted(prefix)));
  }
  return edits;
}

}  // namespace

void txt_empty(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    if (!r.is(templates::RecordType::txt) || !data || !data.string().empty())
      continue;
    ctx.report({.at = data,
                .message = lint::subject(r) +
                           ": data is empty; the record says "
                           "nothing, and some providers refuse it",
                .help = "write the text, or drop the record"});
  }
}

// Registry rule 5; draft-05 section 10.4: mode None never replaces.
void txt_conflict_mode(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    if (!r.is(templates::RecordType::txt) || !data ||
        mode_of(r) != Mode::none || dns::is_spf_policy(data.string())) {
      continue;
    }
    // A prefix without its mode is one mistake, and reported as that.
    if (r[templates::Property::txt_conflict_matching_prefix]) continue;
    std::string problem;
    std::string_view prefix = token_prefix(data.string());
    bool dkim = false;
    if (is_dmarc(r)) {
      problem =
          "a DMARC policy that does not replace the old one; with two, "
          "receivers ignore both";
      prefix = "v=DMARC1";
    } else if (has_label(r[templates::Property::host].string(), "_domainkey")) {
      problem =
          "a DKIM key that does not replace the old one; with two at one "
          "selector, verification fails at random";
      dkim = true;
    } else if (!prefix.empty()) {
      problem =
          "a token that does not replace the old one; each apply adds "
          "one more";
    } else {
      continue;
    }
    const std::string help =
        dkim ? "\"All\"`"
             : "\"Prefix\", \"txtConflictMatchingPrefix\": \"" +
                   text::printable(prefix) + "\"`";
    ctx.report({.at = data,
                .message = lint::subject(r) + ": " + problem,
                .help = "add `\"txtConflictMatchingMode\": " + help,
                .severity = dkim ? diagnostic::Severity::info
                                 : diagnostic::Severity::error,
                .fix = dkim ? with_mode(r, "All", {})
                            : with_mode(r, "Prefix", prefix)});
  }
}

// draft-05: dc-txt-conflict-mode = "None" / "All" / "Prefix"
void txt_conflict_value(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value mode = r[templates::Property::txt_conflict_matching_mode];
    if (!mode || templates::has_variable(mode.string()) ||
        mode.string() == "None" || mode_of(r) == Mode::all ||
        mode_of(r) == Mode::prefix) {
      continue;
    }
    const std::string lower = text::to_lower(mode.string());
    const std::string_view meant = lower == "none"     ? "None"
                                   : lower == "all"    ? "All"
                                   : lower == "prefix" ? "Prefix"
                                                       : "";
    ctx.report({.at = mode,
                .message = lint::subject(r) + ": txtConflictMatchingMode is " +
                           text::quote(mode.string()) +
                           "; providers know None, All and Prefix, letter by "
                           "letter, and replace nothing",
                .help = meant.empty() ? "write \"None\", \"All\" or \"Prefix\""
                                      : "write " + text::quote(meant),
                .fix = meant.empty()
                           ? std::vector<diagnostic::Edit>{}
                           : std::vector<diagnostic::Edit>{json::replace_value(
                                 mode, json::quoted(meant))}});
  }
}

void txt_conflict_prefix(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (!r.is(templates::RecordType::txt)) continue;
    const Value mode = r[templates::Property::txt_conflict_matching_mode];
    const Value prefix = r[templates::Property::txt_conflict_matching_prefix];
    if (mode_of(r) == Mode::prefix && prefix.string().empty()) {
      ctx.report({.at = prefix ? prefix : mode,
                  .message = lint::subject(r) +
                             ": mode Prefix without a prefix; nothing, or "
                             "everything, is replaced",
                  .help = "add `\"txtConflictMatchingPrefix\"` with the "
                          "beginning of this record's data"});
      continue;
    }
    if (!prefix || templates::has_variable(prefix.string())) continue;
    if (mode_of(r) == Mode::none || mode_of(r) == Mode::all) {
      ctx.report({.at = prefix,
                  .message = lint::subject(r) +
                             ": a prefix means nothing unless the mode is "
                             "Prefix",
                  .help = mode_of(r) == Mode::none
                              ? "add `\"txtConflictMatchingMode\": \"Prefix\"`"
                              : "remove txtConflictMatchingPrefix",
                  .span = prefix.key_span(),
                  .severity = diagnostic::Severity::warning,
                  .aliases = lint::kNoAlias,
                  .fix = mode_of(r) == Mode::none
                             ? with_mode(r, "Prefix", {})
                             : std::vector<diagnostic::Edit>{}});
      continue;
    }
    const Value data = r[templates::Property::data];
    if (!data || mode_of(r) != Mode::prefix) continue;
    const std::string_view text = txt_content(data.string());
    const std::string_view lead = fixed_lead(text);
    const bool fits =
        lead.starts_with(prefix.string()) ||
        (lead.size() < text.size() && prefix.string().starts_with(lead));
    if (fits) continue;
    ctx.report({.at = prefix,
                .message = lint::subject(r) +
                           ": the data does not begin with " +
                           text::quote(prefix.string()) +
                           ", so the record never replaces its own older value",
                .help = "write how the data begins",
                .aliases = lint::kNoAlias,
                .notes = {{.message = "the data", .place = data.span()}}});
  }
}

void txt_conflict_all_apex(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = r[templates::Property::host];
    if (!r.is(templates::RecordType::txt) || mode_of(r) != Mode::all || !host ||
        !templates::is_scope_root(host.string())) {
      continue;
    }
    ctx.report({.at = r[templates::Property::txt_conflict_matching_mode],
                .message = lint::subject(r) +
                           ": mode All at \"@\" deletes every TXT record "
                           "there, SPF and the verifications of other services "
                           "included",
                .help = "use mode Prefix with the beginning of this record's "
                        "data"});
  }
}

// Registry rule 6.
void txt_bare_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> texts;
  std::vector<lint::Occurrence> keys;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    if (!r.is(templates::RecordType::txt) || !data ||
        !templates::is_bare_variable(txt_content(data.string())) ||
        (is_spf_in_variable(r) && ctx.is_on("spf-in-variable"))) {
      continue;
    }
    const bool key =
        has_label(r[templates::Property::host].string(), "_domainkey");
    (key ? keys : texts).push_back({&r, data});
  }
  for (const auto* found : {&texts, &keys}) {
    if (found->empty()) continue;
    const Value data = found->front().at;
    ctx.report({.at = data,
                .message = lint::subject(*found) + ": data is nothing but " +
                           (found->size() == 1 ? text::code(data.string())
                                               : std::string("a variable")) +
                           (found == &keys
                                ? "; the key can be anybody's"
                                : "; whoever sends the request writes any "
                                  "text, an SPF policy or another service's "
                                  "verification included"),
                .help = found == &keys
                            ? "write \"v=DKIM1; k=rsa; p=%dkim%\", or a CNAME"
                            : "keep a fixed part in front, as in "
                              "\"example-verification=%token%\"",
                .severity = found == &keys ? diagnostic::Severity::info
                                           : diagnostic::Severity::error,
                .notes = lint::notes_of(*found)});
  }
}

// RFC 1035 section 3.3: a character-string has at most 255 octets.
void txt_length(lint::Context& ctx) {
  constexpr std::size_t kMaxString = 255;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    // Who writes quotation marks has split the text.
    if (!r.is(templates::RecordType::txt) || data.string().starts_with('"'))
      continue;
    std::size_t fixed = 0;
    for (const templates::Piece& p : templates::Pieces(data.string())) {
      if (!p.is_variable) fixed += p.text.size();
    }
    if (fixed <= kMaxString) continue;
    ctx.report({.at = data,
                .message = lint::subject(r) + ": data has " +
                           std::to_string(fixed) +
                           " characters; providers have to split it into "
                           "strings of 255, and not all do",
                .help = "write it as \"...\" \"...\" in strings of at most "
                        "255 characters"});
  }
}

// draft-05 section 6.2: TXT-DATA in presentation format (RFC 1035 section 5.1).
void txt_syntax(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    const std::string_view text = data.string();
    if (!r.is(templates::RecordType::txt) || text.empty()) continue;
    if (const auto mistake = quoting_mistake(text)) {
      ctx.report({.at = data,
                  .message = lint::subject(r) + ": " + mistake->message +
                             "; providers read it differently, or refuse it",
                  .help = "write the text without quotation marks, or each "
                          "string between two of them",
                  .span = data.span_of(mistake->at, mistake->at + 1)});
      continue;
    }
    const auto beyond = std::find_if(text.begin(), text.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0x80;
    });
    if (beyond == text.end()) continue;
    ctx.report({.at = data,
                .message = lint::subject(r) +
                           ": data has letters beyond ASCII, which zone files "
                           "write as \\DDD; providers store them differently",
                .help = "use ASCII letters",
                .severity = diagnostic::Severity::info});
  }
}

// draft-05 section 9.2.1: nothing is escaped between substitution and reading.
void txt_quoted_variable(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    const bool quoted = data.string().starts_with('"');
    if ((!r.is(templates::RecordType::txt) &&
         !r.is(templates::RecordType::generic)) ||
        !quoted || !templates::has_variable(data.string())) {
      continue;
    }
    ctx.report({.at = data,
                .message = lint::subject(r) +
                           ": a variable stands between quotation marks; a "
                           "value with one of its own ends the string early",
                .help = "leave the quotation marks out: TXT needs none"});
  }
}

}  // namespace dct::rules
