// SPDX-License-Identifier: MIT

/// TXT records of mail: their grammar, and what a DMARC policy does.

#include "rules/mail.hpp"

#include <dct/text/ascii.hpp>

#include "dns/tag_list.hpp"
#include "json/edit.hpp"
#include "rules/shared/mail_grammar.hpp"
#include "rules/shared/txt_records.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

void check_all(lint::Context& ctx, const MailGrammar& grammar) {
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value) {
    if (r[Property::host]) check_grammar(ctx, r, grammar);
  });
}

}  // namespace

void bimi_syntax(lint::Context& ctx) { check_all(ctx, kBimi); }

void dkim_syntax(lint::Context& ctx) {
  check_all(ctx, kDkim);
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    const Value host = r[Property::host];
    if (!text::to_lower(host.string()).starts_with("_domainkey")) return;
    if (text::to_lower(txt_content(data.string())).starts_with("v=dkim1")) {
      ctx.report(r, host,
                 {.message = "the host has no selector in front of _domainkey; "
                             "receivers look for the key at "
                             "<selector>._domainkey",
                  .help = "write, for example, \"s1._domainkey\""});
    }
  });
}

void mta_sts_syntax(lint::Context& ctx) { check_all(ctx, kMtaSts); }
void tls_rpt_syntax(lint::Context& ctx) { check_all(ctx, kTlsRpt); }

void dmarc_syntax(lint::Context& ctx) {
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value) {
    const Value host = r[Property::host];
    // A permission to send reports elsewhere has only the version (RFC 7489
    // section 7.1).
    if (host && !has_label(host.string(), "_report")) {
      check_grammar(ctx, r, kDmarc);
    }
  });
}

// Registry rule 10; draft-05 section 10.4.1.2.
void dmarc_essential(lint::Context& ctx) {
  ctx.each(RecordType::txt, Property::host, [&](const Record& r, Value host) {
    const Value essential = r[Property::essential];
    // Another value than the two is an error of its own.
    if ((!essential && r.value["essential"]) || !is_dmarc_host(host.string()) ||
        (essential && essential.string() != "Always")) {
      return;
    }
    ctx.report(
        r, essential ? essential : host,
        {.message = "the user cannot tighten this DMARC policy later without "
                    "losing the service: a provider removes the whole "
                    "template with an essential record",
         .help = "add `\"essential\": \"OnApply\"`",
         .fix = {essential
                     ? json::replace_value(essential, "\"OnApply\"")
                     : json::add_member(r.value, "essential", "\"OnApply\"")}});
  });
}

void dmarc_policy_strict(lint::Context& ctx) {
  ctx.each(RecordType::txt, [&](const Record& r) {
    if (!is_dmarc(r)) return;
    const Value data = r[Property::data];
    const std::string_view text = txt_content(data.string());
    for (const dns::Tag& tag : dns::tags_of(text)) {
      const std::string value = text::to_lower(tag.value);
      if (tag.name != "p" || (value != "quarantine" && value != "reject")) {
        continue;
      }
      const auto offset =
          static_cast<std::size_t>(text.data() - data.string().data());
      ctx.report(
          r, data,
          {.place = data.span_of(offset + tag.begin, offset + tag.end),
           .message = "`p=" + value + "` makes receivers " +
                      (value == "reject" ? "refuse" : "put into quarantine") +
                      " the mail of every service of the domain that does not "
                      "sign yet",
           .help = "begin with `p=none`, and let the user tighten it",
           .variant = value == "reject" ? "" : "quarantine"});
    }
  });
}

}  // namespace dct::rules
