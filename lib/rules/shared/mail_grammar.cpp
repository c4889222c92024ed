// SPDX-License-Identifier: MIT
#include "rules/shared/mail_grammar.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <charconv>

#include "dns/tag_list.hpp"
#include "rules/shared/txt_records.hpp"
#include "template/http_url.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using Form = TagForm;

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

bool has_word(std::string_view words, std::string_view word) {
  const auto all = text::split(words, ' ');
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool is_number(std::string_view text, std::uint32_t max) {
  std::uint32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failed] = std::from_chars(text.data(), end, number);
  return failed == std::errc() && rest == end && number <= max;
}

bool are_mail_uris(std::string_view list) {
  const auto uris = text::split(list, ',');
  return std::all_of(uris.begin(), uris.end(), [](std::string_view uri) {
    const std::string lower = text::to_lower(text::trim(uri, " "));
    return lower.starts_with("https://") ||
           (lower.starts_with("mailto:") &&
            lower.find('@') != std::string::npos);
  });
}

bool is_base64(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    if (!text::is_alnum(c) && c != '+' && c != '/' && c != '=') return false;
    ++characters;
  }
  return characters % 4 == 0;
}

bool is_https_url(std::string_view text) {
  const auto url = templates::parse_http_url(text);
  return text.empty() || (url && url->is_https);
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 32 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return text::is_alnum(c); });
}

// What a value has to be; empty when it is that, or may be.
std::string expected_form(const TagRule& rule, std::string_view value) {
  if (templates::has_variable(value)) return {};
  const auto unless = [](bool is, std::string_view expected) {
    return is ? std::string() : std::string(expected);
  };
  switch (rule.form) {
    case Form::any:
      return {};
    case Form::words: {
      std::string words(rule.words);
      std::replace(words.begin(), words.end(), ' ', '/');
      return unless(has_word(rule.words, text::to_lower(value)),
                    "one of " + words);
    }
    case Form::percent:
      return unless(is_number(value, 100), "a number from 0 to 100");
    case Form::seconds:
      return unless(is_number(value, 0xFFFFFFFF), "a number of seconds");
    case Form::mail_uris:
      return unless(are_mail_uris(value),
                    "a list of URIs, as in mailto:reports@example.com");
    case Form::https_url:
      return unless(is_https_url(value), "an https URL");
    case Form::base64:
      return unless(is_base64(value), "a key in base64");
    case Form::id:
      return unless(is_id(value), "1 to 32 letters and digits");
  }
  return {};
}

class GrammarCheck {
 public:
  GrammarCheck(lint::Context& ctx, const Record& record,
               const MailGrammar& grammar)
      : ctx_(ctx),
        record_(record),
        data_(record[Property::data]),
        grammar_(grammar) {}

  void run() {
    const std::string_view text = txt_content(data_.string());
    const std::vector<dns::Tag> tags = dns::tags_of(text);
    const bool begins =
        !tags.empty() && tags[0].name == "v" &&
        text::to_lower(tags[0].value) == text::to_lower(grammar_.version);
    if (!is_at_its_host()) {
      if (begins) report_host();
      return;
    }
    // A variable may bring anything, and its own beginning.
    if (text.starts_with('%')) return;
    if (!begins && has_wrong_separator(tags)) return report_separator(text);
    if (!begins && (grammar_.version_required || !has_tag(tags, "p"))) {
      return report_beginning();
    }
    offset_ = static_cast<std::size_t>(text.data() - data_.string().data());
    for (const dns::Tag& tag : tags) check_tag(tag);
    for (const TagRule& rule : grammar_.tags) {
      if (rule.required && !has_tag(tags, rule.name) &&
          !has_variable_tag(tags)) {
        report(data_,
               text::code(rule.name) + " is missing from " +
                   std::string(grammar_.what),
               "add `" + std::string(rule.name) + "=`");
      }
    }
  }

 private:
  bool is_at_its_host() const {
    const std::string_view host = record_[Property::host].string();
    return has_label(host, grammar_.label) &&
           (grammar_.other.empty() || has_label(host, grammar_.other));
  }
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

  void report(Value at, const std::string& message, std::string help,
              text::Span place = {}) {
    ctx_.report(record_, at,
                {.place = place,
                 .message = message + " (" + std::string(grammar_.reference) +
                            "); receivers ignore the record",
                 .help = std::move(help)});
  }

  void report_host() {
    const Value host = record_[Property::host];
    const std::string place =
        (grammar_.other.empty() ? "" : std::string(grammar_.other) + ".") +
        std::string(grammar_.label);
    report(host,
           std::string(grammar_.what) + " is at host " +
               text::quote(host.string()) + ", not at " + place,
           "write the host with " + text::code(place));
  }

  // "v=DMARC1, p=none"
  bool has_wrong_separator(const std::vector<dns::Tag>& tags) const {
    if (tags.empty() || tags[0].name != "v") return false;
    const std::string value = text::to_lower(tags[0].value);
    const std::string version = text::to_lower(grammar_.version);
    return value.starts_with(version) && value.size() > version.size() &&
           (value[version.size()] == ',' || value[version.size()] == ' ') &&
           value.find('=') != std::string::npos;
  }

  void report_separator(std::string_view text) {
    const std::size_t at =
        static_cast<std::size_t>(text.data() - data_.string().data()) +
        text.find_first_of(", ");
    report(data_,
           "nothing separates `v` from the next tag: a tag ends with a "
           "semicolon",
           "write `;` between the tags, as in \"v=" +
               std::string(grammar_.version) + "; ...\"",
           data_.span_of(at, at + 1));
  }

  void report_beginning() {
    const std::string version = "\"v=" + std::string(grammar_.version);
    report(data_,
           "at this host receivers look for " + std::string(grammar_.what) +
               ", which begins with " + version + "\"",
           "begin the data with " + version + ";\"");
  }

  void check_tag(const dns::Tag& tag) {
    const text::Span place =
        data_.span_of(offset_ + tag.begin, offset_ + tag.end);
    if (templates::has_variable(tag.name)) return;
    if (!tag.has_value) {
      return report(
          data_,
          tag.name.empty()
              ? std::string("there is nothing between two semicolons")
              : text::quote(tag.name) + " is not a tag: it has no `=`",
          "write tag=value pairs with semicolons between them", place);
    }
    const auto rule =
        std::find_if(grammar_.tags.begin(), grammar_.tags.end(),
                     [&tag](const TagRule& r) { return r.name == tag.name; });
    if (rule == grammar_.tags.end()) {
      return report(data_,
                    text::code(tag.name) + " is not a tag of " +
                        std::string(grammar_.what),
                    "check the spelling, or leave it out", place);
    }
    if (rule->form == Form::base64 && tag.value.empty()) {
      return report(data_,
                    text::code(tag.name) +
                        " is empty, which revokes the key of this selector",
                    "write the public key, or drop the record", place);
    }
    if (const std::string expected = expected_form(*rule, tag.value);
        !expected.empty()) {
      report(data_,
             text::code(tag.name) + " is " + text::quote(tag.value) +
                 "; it has to be " + expected,
             "correct the value of " + text::code(tag.name), place);
    }
  }

  lint::Context& ctx_;
  const Record& record_;
  const Value data_;
  const MailGrammar& grammar_;
  std::size_t offset_ = 0;
};

}  // namespace

const MailGrammar kDmarc = {
    "DMARC1",  true, "_dmarc", "", "a DMARC policy", "RFC 7489 section 6.4",
    kDmarcTags};
const MailGrammar kDkim = {"DKIM1",  false,        "_domainkey",
                           "",       "a DKIM key", "RFC 6376 section 3.6.1",
                           kDkimTags};
const MailGrammar kMtaSts = {"STSv1",
                             true,
                             "_mta-sts",
                             "",
                             "an MTA-STS record",
                             "RFC 8461 section 3.1",
                             kMtaStsTags};
const MailGrammar kTlsRpt = {
    "TLSRPTv1",           true,       "_tls", "_smtp", "a TLS reporting record",
    "RFC 8460 section 3", kTlsRptTags};
const MailGrammar kBimi = {
    "BIMI1",         true,
    "_bimi",         "",
    "a BIMI record", "draft-brand-indicators-for-message-identification",
    kBimiTags};

void check_grammar(lint::Context& ctx, const Record& record,
                   const MailGrammar& grammar) {
  GrammarCheck(ctx, record, grammar).run();
}

}  // namespace dct::rules
