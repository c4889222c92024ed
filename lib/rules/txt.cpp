// SPDX-License-Identifier: MIT

/// What TXT records say: text, quotation marks, variables.

#include "rules/txt.hpp"

#include <dct/template/choice.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

#include "rules/shared/txt_records.hpp"
#include "template/host_name.hpp"
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

// What a text at a host can become when nothing of it is fixed.
std::string text_at(std::string_view host) {
  if (has_label(host, "_domainkey")) return "anybody's DKIM key";
  if (has_label(host, "_dmarc")) return "any DMARC policy";
  if (has_label(host, "_acme-challenge")) {
    return "a token by which a certificate for the domain is issued";
  }
  if (templates::is_scope_root(host) || templates::is_open_host(host)) {
    return "any text, an SPF policy or another service's verification "
           "included";
  }
  return "any text at this name";
}

std::string fixed_form_at(std::string_view host) {
  if (has_label(host, "_domainkey")) {
    return "write \"v=DKIM1; k=rsa; p=%dkim%\", or a CNAME";
  }
  if (has_label(host, "_dmarc")) {
    return "write the policy, as in \"v=DMARC1; p=none; "
           "rua=mailto:%reports%@example.com\"";
  }
  if (has_label(host, "_acme-challenge")) {
    return "use a CNAME to a name of your own, where you write the tokens: "
           "\"%account%.acme.example.com\"";
  }
  return "keep a fixed part in front, as in \"example-verification=%token%\"";
}

}  // namespace

void txt_empty(lint::Context& ctx) {
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    if (data.string().find_first_not_of(" \t\"") != std::string_view::npos) {
      return;
    }
    ctx.report(r, data,
               {.message = "data is empty; the record says nothing, and some "
                           "providers refuse it",
                .help = "write the text, or drop the record"});
  });
}

// Registry rule 6. As with targets, reviewers accept it at a fixed host of a
// template whose requests are signed.
void txt_bare_variable(lint::Context& ctx) {
  const templates::Caller caller = caller_of(ctx.tmpl);
  std::map<std::string_view, std::vector<lint::Occurrence>> by_case;
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    if (templates::choice_in_text(data.string()) != templates::Choice::all) {
      return;
    }
    const std::string_view host = r[Property::host].string();
    const bool open =
        caller == templates::Caller::anyone ||
        (templates::has_variable(host) && !has_label(host, "_domainkey"));
    const std::string_view variant = has_label(host, "_domainkey") ? "key"
                                     : open                        ? ""
                                            : "fixed-host";
    by_case[variant].push_back({&r, data});
  });
  for (const auto& [variant, all] : by_case) {
    auto found = ctx.remaining(all);
    if (found.empty()) continue;
    // What may be an SPF policy comes last, so that the finding is at the same
    // place whether or not another rule speaks of that.
    std::stable_partition(found.begin(), found.end(),
                          [](const lint::Occurrence& o) {
                            return !is_spf_in_variable(*o.record);
                          });
    const std::string_view host =
        (*found.front().record)[Property::host].string();
    ctx.report(found, {.message = "data is nothing but " +
                                  (found.size() == 1
                                       ? text::code(found.front().at.string())
                                       : std::string("a variable")) +
                                  "; " + std::string(words(caller)) +
                                  " can write " + text_at(host),
                       .help = fixed_form_at(host),
                       .variant = variant});
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
    const std::size_t control = data.string().find_first_of("\n\r\t");
    if (control != std::string_view::npos) {
      return ctx.report(
          r, data,
          {.place = data.span_of(control, control + 1),
           .message = std::string("data has a ") +
                      (data.string()[control] == '\t' ? "tab" : "line break") +
                      ", where a zone file ends the string; providers refuse "
                      "it, or cut the text",
           .help = "write it in one line"});
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
