// SPDX-License-Identifier: MIT

/// TXT records, SPF, and which older texts a new one replaces.

#include <algorithm>
#include <set>

#include "rules/checks.hpp"
#include "template/names.hpp"
#include "template/spf.hpp"

namespace dct::rules {
namespace {

using json::Value;

std::string_view without_quote(std::string_view data) {
  if (data.starts_with('"')) data.remove_prefix(1);
  return data;
}

// The characters in front of the first variable.
std::string_view fixed_lead(std::string_view data) {
  const Pieces pieces(data);
  const auto first = pieces.begin();
  return first == Pieces::end() || first->is_variable ? std::string_view()
                                                      : first->text;
}

// "example-verification=%token%": what is in front of the token.
std::string_view token_prefix(std::string_view data) {
  const std::string_view lead = fixed_lead(without_quote(data));
  if (lead.size() < 2 || !lead.ends_with('=') ||
      lead.find_first_of(" ;,") != std::string_view::npos) {
    return {};
  }
  std::string_view rest = without_quote(data).substr(lead.size());
  if (rest.ends_with('"')) rest.remove_suffix(1);
  return is_bare_variable(rest) ? lead : std::string_view();
}

bool has_label(std::string_view host, std::string_view wanted) {
  const auto labels = labels_of(host);
  return std::any_of(labels.begin(), labels.end(), [wanted](const Label& l) {
    return to_lower(l.text) == wanted;
  });
}

bool is_dmarc(const Record& r) {
  return to_lower(without_quote(r[Property::data].string()).substr(0, 8)) ==
             "v=dmarc1" ||
         to_lower(r[Property::host].string()).starts_with("_dmarc");
}

enum class Mode { none, all, prefix, unknown };

Mode mode_of(const Record& r) {
  const std::string_view mode =
      r[Property::txt_conflict_matching_mode].string();
  if (mode.empty() || mode == "None") return Mode::none;
  if (mode == "All") return Mode::all;
  return mode == "Prefix" ? Mode::prefix : Mode::unknown;
}

void report_term(Context& ctx, const Record& r, Value rules,
                 const SpfTerm& term, std::string message, std::string help,
                 std::vector<std::string_view> aliases,
                 Severity at_most = Severity::error) {
  ctx.report({.at = rules,
              .message = subject(r) + ": " + std::move(message),
              .help = std::move(help),
              .span = rules.span_of(term.begin, term.begin + term.text.size()),
              .at_most = at_most,
              .aliases = std::move(aliases)});
}

}  // namespace

// Registry rule 4; draft-05 section 9.4.
void spfm_over_txt(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value data = r[Property::data];
    if (!r.is(RecordType::txt) || !data) continue;
    const bool begins = is_spf_policy(data.string());
    const std::size_t inside = data.string().find("v=spf1");
    if (!begins && inside == std::string_view::npos) continue;
    ctx.report(
        {.at = data,
         .message =
             begins
                 ? subject(r) +
                       " is an SPF policy; a domain may have only one, so it "
                       "breaks the mail of everybody who has one already"
                 : subject(r) +
                       " has \"v=spf1\" inside; if the text in front is empty "
                       "one day, it is a second SPF policy",
         .help = begins
                     ? "use an SPFM record with the terms between v=spf1 and "
                       "all; providers merge it"
                     : "use an SPFM record for SPF",
         .at_most = begins ? Severity::error : Severity::info,
         .aliases = inside == std::string_view::npos ? std::optional(kNoAlias)
                                                     : std::nullopt});
  }
}

// draft-05 section 9.4: RFC 7208 terms without v=spf1 and all.
void spf_rules(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value rules = r[Property::spf_rules];
    if (!r.is(RecordType::spfm) || !rules) continue;
    const auto terms = spf_terms(rules.string());
    if (terms.empty()) {
      ctx.report({.at = rules,
                  .message = subject(r) +
                             ": spfRules is empty; nothing is added to the "
                             "SPF policy",
                  .help = "write the terms, as in include:spf.example.com",
                  .aliases = {{"DCTL1013"}}});
      continue;
    }
    std::set<std::string> seen;
    for (const SpfTerm& t : terms) {
      const bool first = &t == &terms.front();
      const bool last = &t == &terms.back();
      const std::string key = t.key();
      const bool again =
          !seen.insert(t.is_modifier() ? key + "=" : to_lower(t.text)).second;
      if (is_spf_policy(t.text)) {
        report_term(
            ctx, r, rules, t,
            "spfRules holds \"v=spf1\", which providers add themselves; "
            "twice it makes the policy invalid",
            "leave it out",
            first ? std::vector<std::string_view>{"DCTL1017"} : kNoAlias);
      } else if (key == "all" && !t.is_modifier()) {
        report_term(
            ctx, r, rules, t,
            "spfRules holds " + quote(t.text) +
                ", which ends the policy for every other mail service "
                "of the domain",
            "leave it out; providers end the merged policy themselves",
            last ? std::vector<std::string_view>{"DCTL1017"} : kNoAlias);
      } else if (t.is_modifier() && (key == "redirect" || key == "exp")) {
        report_term(
            ctx, r, rules, t,
            "spfRules holds " + code(key + "=") +
                (key == "redirect"
                     ? ", which is never followed: a merged policy "
                       "ends in `all`"
                     : ", of which a policy may have one, and it is "
                       "the domain owner's"),
            key == "redirect" ? "write include:" + printable(t.argument)
                              : "leave it out",
            again ? std::vector<std::string_view>{"DCTL1018"} : kNoAlias);
      } else if (t.is_modifier() && !has_variable(t.name)) {
        report_term(ctx, r, rules, t, quote(t.text) + " is no term of SPF",
                    "known are a, mx, include, ip4, ip6, exists and ptr",
                    {"DCTL1017"});
      } else if (const auto d = find_spf_defect(t)) {
        report_term(
            ctx, r, rules, t,
            (d->unknown_name ? "" : "the SPF term " + quote(t.text) + " ") +
                d->message,
            d->help,
            d->unknown_name ? std::vector<std::string_view>{"DCTL1017"}
                            : kNoAlias);
      } else if (again) {
        report_term(ctx, r, rules, t,
                    "the SPF term " + quote(t.text) + " stands here twice",
                    "delete one", kNoAlias, Severity::warning);
      }
    }
  }
}

void txt_empty(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value data = r[Property::data];
    if (!r.is(RecordType::txt) || !data || !data.string().empty()) continue;
    ctx.report({.at = data,
                .message = subject(r) + ": data is empty; the record says "
                                        "nothing, and some providers refuse it",
                .help = "write the text, or drop the record"});
  }
}

// Registry rule 5; draft-05 section 10.4: mode None never replaces.
void txt_conflict_mode(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value data = r[Property::data];
    if (!r.is(RecordType::txt) || !data || mode_of(r) != Mode::none ||
        is_spf_policy(data.string())) {
      continue;
    }
    // A prefix without its mode is one mistake, and reported as that.
    if (r[Property::txt_conflict_matching_prefix]) continue;
    constexpr std::string_view kMode =
        "add `\"txtConflictMatchingMode\": \"Prefix\", "
        "\"txtConflictMatchingPrefix\": ";
    if (is_dmarc(r)) {
      ctx.report({.at = data,
                  .message = subject(r) +
                             ": a DMARC policy that does not replace the old "
                             "one; with two, receivers ignore both",
                  .help = std::string(kMode) + "\"v=DMARC1\"`"});
    } else if (has_label(r[Property::host].string(), "_domainkey")) {
      ctx.report({.at = data,
                  .message = subject(r) +
                             ": a DKIM key that does not replace the old one; "
                             "with two at one selector, verification fails at "
                             "random",
                  .help = "add `\"txtConflictMatchingMode\": \"All\"`",
                  .at_most = Severity::info});
    } else if (const auto prefix = token_prefix(data.string());
               !prefix.empty()) {
      ctx.report(
          {.at = data,
           .message = subject(r) + ": a token that does not replace the "
                                   "old one; each apply adds one more",
           .help = std::string(kMode) + "\"" + printable(prefix) + "\"`"});
    }
  }
}

// draft-05: dc-txt-conflict-mode = "None" / "All" / "Prefix"
void txt_conflict_value(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value mode = r[Property::txt_conflict_matching_mode];
    if (!mode || has_variable(mode.string()) || mode.string() == "None" ||
        mode_of(r) == Mode::all || mode_of(r) == Mode::prefix) {
      continue;
    }
    ctx.report({.at = mode,
                .message = subject(r) + ": txtConflictMatchingMode is " +
                           quote(mode.string()) +
                           "; providers know None, All and Prefix, letter by "
                           "letter, and replace nothing",
                .help = "write \"None\", \"All\" or \"Prefix\""});
  }
}

void txt_conflict_prefix(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    if (!r.is(RecordType::txt)) continue;
    const Value mode = r[Property::txt_conflict_matching_mode];
    const Value prefix = r[Property::txt_conflict_matching_prefix];
    if (mode_of(r) == Mode::prefix && prefix.string().empty()) {
      ctx.report({.at = prefix ? prefix : mode,
                  .message = subject(r) +
                             ": mode Prefix without a prefix; nothing, or "
                             "everything, is replaced",
                  .help = "add `\"txtConflictMatchingPrefix\"` with the "
                          "beginning of this record's data"});
      continue;
    }
    if (!prefix || has_variable(prefix.string())) continue;
    if (mode_of(r) == Mode::none || mode_of(r) == Mode::all) {
      ctx.report({.at = prefix,
                  .message = subject(r) +
                             ": a prefix means nothing unless the mode is "
                             "Prefix",
                  .help = mode_of(r) == Mode::none
                              ? "add `\"txtConflictMatchingMode\": \"Prefix\"`"
                              : "remove txtConflictMatchingPrefix",
                  .span = prefix.key_span(),
                  .at_most = Severity::warning,
                  .aliases = kNoAlias});
      continue;
    }
    const Value data = r[Property::data];
    if (!data || mode_of(r) != Mode::prefix) continue;
    const std::string_view text = without_quote(data.string());
    const std::string_view lead = fixed_lead(text);
    const bool fits =
        lead.starts_with(prefix.string()) ||
        (lead.size() < text.size() && prefix.string().starts_with(lead));
    if (fits) continue;
    ctx.report({.at = prefix,
                .message = subject(r) + ": the data does not begin with " +
                           quote(prefix.string()) +
                           ", so the record never replaces its own older value",
                .help = "write how the data begins",
                .aliases = kNoAlias,
                .notes = {{.message = "the data", .span = data.span()}}});
  }
}

void txt_conflict_all_apex(Context& ctx) {
  for (const Record& r : ctx.tmpl.records) {
    const Value host = r[Property::host];
    if (!r.is(RecordType::txt) || mode_of(r) != Mode::all || !host ||
        !is_scope_root(host.string())) {
      continue;
    }
    ctx.report({.at = r[Property::txt_conflict_matching_mode],
                .message = subject(r) +
                           ": mode All at \"@\" deletes every TXT record "
                           "there, SPF and the verifications of other services "
                           "included",
                .help = "use mode Prefix with the beginning of this record's "
                        "data"});
  }
}

}  // namespace dct::rules
