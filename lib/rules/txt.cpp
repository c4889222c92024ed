// SPDX-License-Identifier: MIT

/// What TXT records say: text, quotation marks, variables.

#include "rules/txt.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "rules/shared/txt_records.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using diagnostic::Severity;
using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

struct QuotingDefect {
  std::size_t at = 0;
  std::string message;
};

// Of data that begins with a quotation mark: strings between two marks, with
// blanks between them.
std::optional<QuotingDefect> find_quoting_defect(std::string_view text) {
  if (!text.starts_with('"')) return std::nullopt;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && inside) {
      ++i;
    } else if (c == '"') {
      inside = !inside;
    } else if (!inside && c != ' ' && c != '\t') {
      return QuotingDefect{i, "there is text between the quoted strings"};
    }
  }
  if (!inside) return std::nullopt;
  return QuotingDefect{text.rfind('"'), "a quotation mark has no partner"};
}

}  // namespace

void txt_empty(lint::Context& ctx) {
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    if (!data.string().empty()) return;
    ctx.report(r, data,
               {.message = "data is empty; the record says nothing, and some "
                           "providers refuse it",
                .help = "write the text, or drop the record"});
  });
}

// Registry rule 6.
void txt_bare_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> texts;
  std::vector<lint::Occurrence> keys;
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    if (!templates::is_bare_variable(txt_content(data.string()))) return;
    const bool key = has_label(r[Property::host].string(), "_domainkey");
    (key ? keys : texts).push_back({&r, data});
  });
  for (const auto* all : {&texts, &keys}) {
    const auto found = ctx.remaining(*all);
    if (found.empty()) continue;
    const bool is_key = all == &keys;
    ctx.report(
        found,
        {.message = "data is nothing but " +
                    (found.size() == 1 ? text::code(found.front().at.string())
                                       : std::string("a variable")) +
                    (is_key ? "; the key can be anybody's"
                            : "; the request can write any text, an SPF policy "
                              "or another service's verification included"),
         .help = is_key ? "write \"v=DKIM1; k=rsa; p=%dkim%\", or a CNAME"
                        : "keep a fixed part in front, as in "
                          "\"example-verification=%token%\"",
         .severity = is_key ? Severity::info : Severity::error});
  }
}

// RFC 1035 section 3.3: a character-string has at most 255 octets.
void txt_too_long(lint::Context& ctx) {
  constexpr std::size_t kMaxString = 255;
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    // With quotation marks the author has split the text.
    if (data.string().starts_with('"')) return;
    std::size_t fixed = 0;
    for (const templates::Piece& p : templates::Pieces(data.string())) {
      if (!p.is_variable) fixed += p.text.size();
    }
    if (fixed <= kMaxString) return;
    ctx.report(r, data,
               {.message = "data has " + std::to_string(fixed) +
                           " characters; providers have to split it into "
                           "strings of 255, and not all do",
                .help = "write it as \"...\" \"...\" in strings of at most "
                        "255 characters"});
  });
}

// draft-05 section 6.2: TXT-DATA in presentation format (RFC 1035 section 5.1).
void txt_syntax(lint::Context& ctx) {
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    if (const auto defect = find_quoting_defect(data.string())) {
      return ctx.report(
          r, data,
          {.place = data.span_of(defect->at, defect->at + 1),
           .message = defect->message +
                      "; providers read it differently, or refuse it",
           .help = "write the text without quotation marks, or each string "
                   "between two of them"});
    }
    if (text::is_ascii(data.string())) return;
    ctx.report(r, data,
               {.message = "data has letters beyond ASCII, which zone files "
                           "write as \\DDD; providers store them differently",
                .help = "use ASCII letters",
                .severity = Severity::info});
  });
}

// draft-05 section 9.2.1: nothing is escaped between substitution and reading.
void txt_quoted_variable(lint::Context& ctx) {
  ctx.each({RecordType::txt, RecordType::generic}, Property::data,
           [&](const Record& r, Value data) {
             if (!data.string().starts_with('"') ||
                 !templates::has_variable(data.string())) {
               return;
             }
             ctx.report(r, data,
                        {.message = "a variable is between quotation marks; a "
                                    "value that has one itself ends the "
                                    "string early",
                         .help = "leave the quotation marks out: TXT needs "
                                 "none"});
           });
}

}  // namespace dct::rules
