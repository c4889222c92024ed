// SPDX-License-Identifier: MIT

/// TXT records that receivers of mail read by a fixed grammar.

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <charconv>

#include "dns/tag_list.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "rules/txt_records.hpp"
#include "template/http_url.hpp"

namespace dct::rules {
namespace {

using json::Value;

/// What the value of a tag may be.
enum class Form {
  any,
  words,
  percent,
  seconds,
  mail_uris,
  https_url,
  base64,
  id
};

struct TagRule {
  std::string_view name;
  bool required;
  Form form;
  std::string_view words;  ///< for Form::words: those allowed, with blanks
};

/// One of the well-known records: how it begins, where it stands, its tags.
struct Grammar {
  std::string_view version;  ///< the value of the first tag, `v`
  bool version_required;     ///< DKIM may leave it out
  std::string_view label;    ///< one of the labels of its host
  std::string_view other;    ///< another one it needs; may be empty
  std::string_view what;
  std::string_view reference;
  std::span<const TagRule> tags;
};

constexpr std::array kDmarcTags = {
    TagRule{"v", true, Form::any, ""},
    TagRule{"p", true, Form::words, "none quarantine reject"},
    TagRule{"sp", false, Form::words, "none quarantine reject"},
    TagRule{"np", false, Form::words, "none quarantine reject"},
    TagRule{"rua", false, Form::mail_uris, ""},
    TagRule{"ruf", false, Form::mail_uris, ""},
    TagRule{"adkim", false, Form::words, "r s"},
    TagRule{"aspf", false, Form::words, "r s"},
    TagRule{"pct", false, Form::percent, ""},
    TagRule{"ri", false, Form::seconds, ""},
    TagRule{"fo", false, Form::any, ""},
    TagRule{"rf", false, Form::any, ""},
    TagRule{"psd", false, Form::words, "y n u"},
    TagRule{"t", false, Form::words, "y n"}};
constexpr std::array kDkimTags = {
    TagRule{"v", false, Form::any, ""},
    TagRule{"p", true, Form::base64, ""},
    TagRule{"k", false, Form::words, "rsa ed25519"},
    TagRule{"h", false, Form::any, ""},
    TagRule{"n", false, Form::any, ""},
    TagRule{"s", false, Form::any, ""},
    TagRule{"t", false, Form::any, ""}};
constexpr std::array kMtaStsTags = {TagRule{"v", true, Form::any, ""},
                                    TagRule{"id", true, Form::id, ""}};
constexpr std::array kTlsRptTags = {TagRule{"v", true, Form::any, ""},
                                    TagRule{"rua", true, Form::mail_uris, ""}};
constexpr std::array kBimiTags = {TagRule{"v", true, Form::any, ""},
                                  TagRule{"l", true, Form::https_url, ""},
                                  TagRule{"a", false, Form::https_url, ""},
                                  TagRule{"e", false, Form::any, ""},
                                  TagRule{"s", false, Form::any, ""},
                                  TagRule{"avp", false, Form::any, ""}};

constexpr Grammar kDmarc = {
    "DMARC1",  true, "_dmarc", "", "a DMARC policy", "RFC 7489 section 6.4",
    kDmarcTags};
constexpr Grammar kDkim = {"DKIM1",  false,        "_domainkey",
                           "",       "a DKIM key", "RFC 6376 section 3.6.1",
                           kDkimTags};
constexpr Grammar kMtaSts = {"STSv1",
                             true,
                             "_mta-sts",
                             "",
                             "an MTA-STS record",
                             "RFC 8461 section 3.1",
                             kMtaStsTags};
constexpr Grammar kTlsRpt = {
    "TLSRPTv1",           true,       "_tls", "_smtp", "a TLS reporting record",
    "RFC 8460 section 3", kTlsRptTags};
constexpr Grammar kBimi = {
    "BIMI1",         true,
    "_bimi",         "",
    "a BIMI record", "draft-brand-indicators-for-message-identification",
    kBimiTags};

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool is_number(std::string_view text, std::uint32_t max) {
  std::uint32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failed] = std::from_chars(text.data(), end, number);
  return failed == std::errc() && rest == end && number <= max;
}

bool are_mail_uris(std::string_view list) {
  while (true) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view uri = list.substr(0, comma);
    uri.remove_prefix(std::min(uri.find_first_not_of(' '), uri.size()));
    const std::string lower = text::to_lower(uri);
    const bool mail =
        lower.starts_with("mailto:") && uri.find('@') != std::string_view::npos;
    if (!mail && !lower.starts_with("https://")) return false;
    if (comma == list.size()) return true;
    list.remove_prefix(comma + 1);
  }
}

bool is_base64(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    const bool valid = text::is_alnum(c) || c == '+' || c == '/' || c == '=';
    if (!valid) return false;
    ++characters;
  }
  return characters % 4 == 0;
}

// Why a value is none of the form; empty when it is, or may be.
std::string form_mistake(const TagRule& rule, std::string_view value) {
  if (templates::has_variable(value)) return {};
  switch (rule.form) {
    case Form::any:
      return {};
    case Form::words:
      if (has_word(rule.words, text::to_lower(value))) return {};
      {
        std::string words(rule.words);
        std::replace(words.begin(), words.end(), ' ', '/');
        return "is one of " + words;
      }
    case Form::percent:
      return is_number(value, 100) ? "" : "is a number from 0 to 100";
    case Form::seconds:
      return is_number(value, 0xFFFFFFFF) ? "" : "is a number of seconds";
    case Form::mail_uris:
      return are_mail_uris(value)
                 ? ""
                 : "is a list of URIs, as in mailto:reports@example.com";
    case Form::https_url: {
      const auto url = templates::parse_http_url(value);
      return value.empty() || (url && url->is_https) ? "" : "is an https URL";
    }
    case Form::base64:
      return is_base64(value) ? "" : "is a key in base64";
    case Form::id: {
      const bool valid =
          !value.empty() && value.size() <= 32 &&
          std::all_of(value.begin(), value.end(), text::is_alnum);
      return valid ? "" : "has 1 to 32 letters and digits";
    }
  }
  return {};
}

class GrammarCheck {
 public:
  GrammarCheck(lint::Context& ctx, const templates::Record& record,
               const Grammar& grammar)
      : ctx_(ctx), record_(record), grammar_(grammar) {}

  void run() {
    const Value data = record_[templates::Property::data];
    const std::string_view text = txt_content(data.string());
    const std::string_view host = record_[templates::Property::host].string();
    const bool at_home =
        has_label(host, grammar_.label) &&
        (grammar_.other.empty() || has_label(host, grammar_.other));
    const std::vector<dns::Tag> tags = dns::tags_of(text);
    const bool begins =
        !tags.empty() && tags[0].name == "v" &&
        text::to_lower(tags[0].value) == text::to_lower(grammar_.version);
    if (!at_home) {
      if (begins) report_place(data);
      return;
    }
    // A variable may bring anything, and its own beginning.
    if (text.starts_with('%')) return;
    if (!begins && (grammar_.version_required || !has_tag(tags, "p"))) {
      return report_beginning(data);
    }
    offset_ = static_cast<std::size_t>(text.data() - data.string().data());
    for (const dns::Tag& tag : tags) check_tag(data, tag);
    for (const TagRule& rule : grammar_.tags) {
      if (rule.required && !has_tag(tags, rule.name) &&
          !has_variable_tag(tags)) {
        report(data,
               text::code(rule.name) + " is missing from " +
                   std::string(grammar_.what),
               "add `" + std::string(rule.name) + "=`");
      }
    }
  }

 private:
  static bool has_tag(const std::vector<dns::Tag>& tags,
                      std::string_view name) {
    return std::any_of(tags.begin(), tags.end(),
                       [name](const dns::Tag& t) { return t.name == name; });
  }
  static bool has_variable_tag(const std::vector<dns::Tag>& tags) {
    return std::any_of(tags.begin(), tags.end(), [](const dns::Tag& t) {
      return templates::has_variable(t.name);
    });
  }

  void report(Value at, std::string message, std::string help,
              std::optional<text::Span> span = {}) {
    ctx_.report({.at = at,
                 .message = lint::subject(record_) + ": " + std::move(message) +
                            " (" + std::string(grammar_.reference) +
                            "); receivers ignore the record",
                 .help = std::move(help),
                 .span = span});
  }

  void report_place(Value data) {
    const Value host = record_[templates::Property::host];
    std::string place = "_domainkey";
    place = grammar_.other.empty() ? std::string(grammar_.label)
                                   : std::string(grammar_.other) + "." +
                                         std::string(grammar_.label);
    report(host ? host : data,
           std::string(grammar_.what) + " stands at host " +
               text::quote(host.string()) + ", and not at " + place,
           "write the host with " + text::code(place));
  }

  void report_beginning(Value data) {
    report(data,
           "at this host stands " + std::string(grammar_.what) +
               ", which begins with \"v=" + std::string(grammar_.version) +
               "\"",
           "begin the data with \"v=" + std::string(grammar_.version) + ";\"");
  }

  void check_tag(Value data, const dns::Tag& tag) {
    const text::Span span =
        data.span_of(offset_ + tag.begin, offset_ + tag.end);
    if (templates::has_variable(tag.name)) return;
    if (!tag.has_value) {
      return report(data,
                    tag.name.empty()
                        ? std::string("two semicolons have nothing between "
                                      "them")
                        : text::quote(tag.name) + " is no tag: it has no `=`",
                    "write tag=value pairs with semicolons between them", span);
    }
    const auto rule =
        std::find_if(grammar_.tags.begin(), grammar_.tags.end(),
                     [&tag](const TagRule& r) { return r.name == tag.name; });
    if (rule == grammar_.tags.end()) {
      return report(
          data,
          text::code(tag.name) + " is no tag of " + std::string(grammar_.what),
          "check the spelling, or leave it out", span);
    }
    if (const std::string mistake = form_mistake(*rule, tag.value);
        !mistake.empty()) {
      report(data,
             text::code(tag.name) + " is " + text::quote(tag.value) +
                 ", but it " + mistake,
             "correct the value of " + text::code(tag.name), span);
    }
  }

  lint::Context& ctx_;
  const templates::Record& record_;
  const Grammar& grammar_;
  std::size_t offset_ = 0;
};

void check_grammar(lint::Context& ctx, const Grammar& grammar) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (r.is(templates::RecordType::txt) && r[templates::Property::data] &&
        r[templates::Property::host]) {
      GrammarCheck(ctx, r, grammar).run();
    }
  }
}

}  // namespace

void bimi_syntax(lint::Context& ctx) { check_grammar(ctx, kBimi); }
void dkim_syntax(lint::Context& ctx) { check_grammar(ctx, kDkim); }
void mta_sts_syntax(lint::Context& ctx) { check_grammar(ctx, kMtaSts); }
void tls_rpt_syntax(lint::Context& ctx) { check_grammar(ctx, kTlsRpt); }

void dmarc_syntax(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    // A permission to send reports elsewhere has the version only (RFC 7489
    // section 7.1).
    const bool permission =
        has_label(r[templates::Property::host].string(), "_report");
    if (r.is(templates::RecordType::txt) && r[templates::Property::data] &&
        r[templates::Property::host] && !permission) {
      GrammarCheck(ctx, r, kDmarc).run();
    }
  }
}

// Registry rule 10; draft-05 section 10.4.1.2.
void dmarc_essential(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = r[templates::Property::host];
    const Value essential = r[templates::Property::essential];
    if (!r.is(templates::RecordType::txt) || !host ||
        !text::to_lower(host.string()).starts_with("_dmarc") ||
        essential.string() == "OnApply") {
      continue;
    }
    // Another value than the two is an error of its own.
    if (essential && essential.string() != "Always") continue;
    ctx.report(
        {.at = essential ? essential : host,
         .message = lint::subject(r) +
                    ": the user can't tighten this DMARC policy later without "
                    "losing the service: a provider removes the whole template "
                    "with an essential record",
         .help = "add `\"essential\": \"OnApply\"`",
         .fix = {essential
                     ? json::replace_value(essential, "\"OnApply\"")
                     : json::add_member(r.value, "essential", "\"OnApply\"")}});
  }
}

void dmarc_policy(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    if (!r.is(templates::RecordType::txt) || !is_dmarc(r)) continue;
    const std::string_view text = txt_content(data.string());
    for (const dns::Tag& tag : dns::tags_of(text)) {
      const std::string value = text::to_lower(tag.value);
      if (tag.name != "p" || (value != "quarantine" && value != "reject")) {
        continue;
      }
      const auto offset =
          static_cast<std::size_t>(text.data() - data.string().data());
      ctx.report({.at = data,
                  .message = lint::subject(r) + ": `p=" + value +
                             "` makes receivers refuse the mail of every "
                             "service of the domain that does not sign yet",
                  .help = "begin with `p=none`, and let the user tighten it",
                  .span = data.span_of(offset + tag.begin, offset + tag.end)});
    }
  }
}

}  // namespace dct::rules
