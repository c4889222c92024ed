// SPDX-License-Identifier: MIT

/// SPF: one policy a domain, merged from what each service adds (SPFM).

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "dns/spf_policy.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "rules/txt_records.hpp"
#include "template/host_name.hpp"

namespace dct::rules {
namespace {

using json::Value;

// The edit that takes a term out, with the blanks on one side; the last one
// stays, for empty rules are no better.
std::vector<diagnostic::Edit> without_term(Value rules,
                                           const dns::SpfTerm& term) {
  const std::string_view text = rules.string();
  const auto terms = dns::spf_terms(text);
  if (terms.size() < 2 || rules.token().size() != text.size() + 2) return {};
  std::size_t begin = term.begin;
  std::size_t end = term.begin + term.text.size();
  if (begin > terms.front().begin) {
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) {
      --begin;
    }
  } else {
    end = std::min(text.find_first_not_of(" \t", end), text.size());
  }
  return {{.span = rules.span_of(begin, end), .replacement = {}}};
}

void report_term(lint::Context& ctx, const templates::Record& r, Value rules,
                 const dns::SpfTerm& term, std::string message,
                 std::string help, std::vector<std::string_view> aliases,
                 diagnostic::Severity at_most = diagnostic::Severity::error,
                 bool removable = false) {
  ctx.report({.at = rules,
              .message = lint::subject(r) + ": " + std::move(message),
              .help = std::move(help),
              .span = rules.span_of(term.begin, term.begin + term.text.size()),
              .severity = at_most,
              .aliases = std::move(aliases),
              .fix = removable ? without_term(rules, term)
                               : std::vector<diagnostic::Edit>{}});
}

// The edits that make an SPFM record of an SPF policy in a TXT record; none
// when it has terms that can't be merged.
std::vector<diagnostic::Edit> as_spfm(const templates::Record& r) {
  const Value data = r[templates::Property::data];
  std::string rules;
  for (const dns::SpfTerm& t : dns::spf_terms(txt_content(data.string()))) {
    if (dns::is_spf_policy(t.text) || (t.key() == "all" && !t.is_modifier())) {
      continue;
    }
    if (t.is_modifier() || dns::check_spf_term(t)) return {};
    rules += (rules.empty() ? "" : " ") + std::string(t.text);
  }
  if (rules.empty()) return {};
  std::vector<diagnostic::Edit> edits = {
      json::replace_value(r[templates::Property::type], "\"SPFM\""),
      json::rename_member(data, "spfRules"),
      json::replace_value(data, json::quoted(rules))};
  for (const templates::Property p :
       {templates::Property::txt_conflict_matching_mode,
        templates::Property::txt_conflict_matching_prefix}) {
    if (r[p]) edits.push_back(json::remove_value(r[p]));
  }
  return edits;
}

// Terms that cost receivers a DNS query (RFC 7208 section 4.6.4).
bool is_lookup(const dns::SpfTerm& term) {
  constexpr std::array<std::string_view, 5> kLookups = {"a", "exists",
                                                        "include", "mx", "ptr"};
  const std::string key = term.key();
  return !term.is_modifier() &&
         std::find(kLookups.begin(), kLookups.end(), key) != kLookups.end();
}

}  // namespace

// Registry rule 4; draft-05 section 9.4.
void spfm_over_txt(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value data = r[templates::Property::data];
    if (!r.is(templates::RecordType::txt) || !data) continue;
    const bool begins = dns::is_spf_policy(data.string());
    const std::size_t inside = data.string().find("v=spf1");
    if (!begins && inside == std::string_view::npos) continue;
    ctx.report(
        {.at = data,
         .message =
             begins
                 ? lint::subject(r) +
                       " is an SPF policy; a domain may have only one, so it "
                       "breaks the mail of everybody who has one already"
                 : lint::subject(r) +
                       " has \"v=spf1\" inside; if the text in front is empty "
                       "one day, it is a second SPF policy",
         .help = begins
                     ? "use an SPFM record with the terms between v=spf1 and "
                       "all; providers merge it"
                     : "use an SPFM record for SPF",
         .severity =
             begins ? diagnostic::Severity::error : diagnostic::Severity::info,
         .aliases = inside == std::string_view::npos
                        ? std::optional(lint::kNoAlias)
                        : std::nullopt,
         .fix = begins ? as_spfm(r) : std::vector<diagnostic::Edit>{}});
  }
}

// draft-05 section 9.4: RFC 7208 terms without v=spf1 and all.
void spf_rules(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value rules = r[templates::Property::spf_rules];
    if (!r.is(templates::RecordType::spfm) || !rules) continue;
    const auto terms = dns::spf_terms(rules.string());
    if (terms.empty()) {
      ctx.report({.at = rules,
                  .message = lint::subject(r) +
                             ": spfRules is empty; nothing is added to the "
                             "SPF policy",
                  .help = "write the terms, as in include:spf.example.com",
                  .aliases = {{"DCTL1013"}}});
      continue;
    }
    std::set<std::string> seen;
    for (const dns::SpfTerm& t : terms) {
      const bool first = &t == &terms.front();
      const bool last = &t == &terms.back();
      const std::string key = t.key();
      const bool again =
          !seen.insert(t.is_modifier() ? key + "=" : text::to_lower(t.text))
               .second;
      if (dns::is_spf_policy(t.text)) {
        report_term(
            ctx, r, rules, t,
            "spfRules holds \"v=spf1\", which providers add themselves; "
            "twice it makes the policy invalid",
            "leave it out",
            first ? std::vector<std::string_view>{"DCTL1017"} : lint::kNoAlias,
            diagnostic::Severity::error, true);
      } else if (key == "all" && !t.is_modifier()) {
        report_term(
            ctx, r, rules, t,
            "spfRules holds " + text::quote(t.text) +
                ", which ends the policy for every other mail service "
                "of the domain",
            "leave it out; providers end the merged policy themselves",
            last ? std::vector<std::string_view>{"DCTL1017"} : lint::kNoAlias,
            diagnostic::Severity::error, true);
      } else if (t.is_modifier() && (key == "redirect" || key == "exp")) {
        report_term(
            ctx, r, rules, t,
            "spfRules holds " + text::code(key + "=") +
                (key == "redirect"
                     ? ", which is never followed: a merged policy "
                       "ends in `all`"
                     : ", of which a policy may have one, and it is "
                       "the domain owner's"),
            key == "redirect" ? "write include:" + text::printable(t.argument)
                              : "leave it out",
            again ? std::vector<std::string_view>{"DCTL1018"} : lint::kNoAlias);
      } else if (t.is_modifier() && !templates::has_variable(t.name)) {
        report_term(
            ctx, r, rules, t, text::quote(t.text) + " is no term of SPF",
            "known are a, mx, include, ip4, ip6, exists and ptr", {"DCTL1017"});
      } else if (const auto d = dns::check_spf_term(t)) {
        const bool unknown = d->rule == dns::kUnknownSpfTerm;
        report_term(
            ctx, r, rules, t,
            (unknown ? "" : "the SPF term " + text::quote(t.text) + " ") +
                d->message,
            d->help,
            unknown ? std::vector<std::string_view>{"DCTL1017"}
                    : lint::kNoAlias);
      } else if (again) {
        report_term(
            ctx, r, rules, t,
            "the SPF term " + text::quote(t.text) + " stands here twice",
            "delete one", lint::kNoAlias, diagnostic::Severity::warning, true);
      }
    }
  }
}

// RFC 7208 section 4.6.4: ten queries, and a policy that needs more fails.
void spf_lookups(lint::Context& ctx) {
  constexpr std::ptrdiff_t kMax = 10;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value rules = r[templates::Property::spf_rules];
    const auto terms = dns::spf_terms(rules.string());
    const auto lookups = std::count_if(terms.begin(), terms.end(), is_lookup);
    if (!r.is(templates::RecordType::spfm) || lookups <= kMax) continue;
    ctx.report({.at = rules,
                .message = lint::subject(r) + ": " + std::to_string(lookups) +
                           " terms need a DNS query; a policy may need 10 in "
                           "all, and the user's other services count as well",
                .help = "use one include: that lists ip4: and ip6: networks"});
  }
}

void spf_too_wide(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value rules = r[templates::Property::spf_rules];
    if (!r.is(templates::RecordType::spfm)) continue;
    for (const dns::SpfTerm& t : dns::spf_terms(rules.string())) {
      const std::string key = t.key();
      const std::size_t slash = t.argument.find('/');
      const std::string_view length =
          slash == std::string_view::npos ? "" : t.argument.substr(slash + 1);
      const bool half_the_internet =
          (key == "ip4" || key == "ip6") &&
          (length == "0" || length == "1" || length == "2" || length == "3");
      if (!half_the_internet && key != "ptr") continue;
      report_term(
          ctx, r, rules, t,
          text::quote(t.text) +
              (key == "ptr" ? " is given up (RFC 7208 section 5.5): slow, and "
                              "left to whoever owns the sender's address"
                            : " lets a large part of the internet send mail "
                              "for the domain"),
          key == "ptr" ? "use include:, ip4: or ip6:"
                       : "name the networks that really send",
          lint::kNoAlias);
    }
  }
}

// draft-05 section 9.4: one merged policy a host.
void spfm_twice(lint::Context& ctx) {
  std::map<std::string, std::vector<const templates::Record*>> by_host;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value host = r[templates::Property::host];
    if (!r.is(templates::RecordType::spfm) || !host) continue;
    auto& others = by_host[templates::owner_key(host.string())];
    const auto together = std::find_if(
        others.begin(), others.end(), [&r](const templates::Record* other) {
          return other->group().empty() || r.group().empty() ||
                 other->group() == r.group();
        });
    if (together != others.end()) {
      ctx.report({.at = host,
                  .message = lint::subject(r) + " is the second SPFM at " +
                             text::quote(host.string()) +
                             "; some providers keep only one",
                  .help = "put the terms of both into one record",
                  .notes = {{.message = "the first one",
                             .place = (*together)->value.span()}}});
    }
    others.push_back(&r);
  }
}

void spfm_bare_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> found;
  for (const templates::Record& r : ctx.tmpl.records) {
    const Value rules = r[templates::Property::spf_rules];
    if (r.is(templates::RecordType::spfm) && rules &&
        templates::is_bare_variable(rules.string())) {
      found.push_back({&r, rules});
    }
  }
  if (found.empty()) return;
  const Value rules = found.front().at;
  ctx.report({.at = rules,
              .message = lint::subject(found) + ": spfRules is nothing but " +
                         (found.size() == 1 ? text::code(rules.string())
                                            : std::string("a variable")) +
                         "; whoever sends the request may let anybody send "
                         "mail for the domain",
              .help = "fix the mechanism and the domain, as in "
                      "include:%account%.spf.example.com",
              .notes = lint::notes_of(found)});
}

// Registry rule 4, where only the variable knows.
void spf_in_variable(lint::Context& ctx) {
  for (const templates::Record& r : ctx.tmpl.records) {
    if (!is_spf_in_variable(r)) continue;
    const Value data = r[templates::Property::data];
    const bool named =
        text::to_lower(data.string()).find("spf") != std::string::npos;
    ctx.report({.at = data,
                .message = lint::subject(r) + ": " + text::code(data.string()) +
                           (named ? " looks like an SPF policy"
                                  : " can be an SPF policy at this host") +
                           "; as TXT it stands beside the one the domain has, "
                           "and receivers ignore both",
                .help = named ? "use an SPFM record"
                              : "keep a fixed part in front, as in "
                                "\"example-verification=%token%\""});
  }
}

}  // namespace dct::rules
