// SPDX-License-Identifier: MIT

/// The terms of spfRules (draft-05 section 9.4: RFC 7208 terms without v=spf1
/// and all). Each term has one defect at most, the first that it meets.

#include "rules/spf_terms.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <set>

#include "dns/spf_policy.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::Property;
using templates::Record;
using templates::RecordType;

/// What is wrong with a term of spfRules; the first of these that it is.
enum class TermDefect {
  none,
  whole_policy,  ///< v=spf1 or all, which providers add
  modifier,      ///< redirect= or exp=
  syntax,
  repeated
};

struct Term : dns::SpfTerm {
  TermDefect defect = TermDefect::none;
  bool is_first = false;
  bool is_last = false;
  bool is_repeated = false;
};

TermDefect defect_of(const Term& t) {
  const std::string key = t.key();
  if (dns::is_spf_policy(t.text)) return TermDefect::whole_policy;
  if (!t.is_modifier() && key == "all") return TermDefect::whole_policy;
  if (t.is_modifier() && (key == "redirect" || key == "exp")) {
    return TermDefect::modifier;
  }
  const bool unknown_modifier =
      t.is_modifier() && !templates::has_variable(t.name);
  if (unknown_modifier || dns::check_spf_term(t)) return TermDefect::syntax;
  return t.is_repeated ? TermDefect::repeated : TermDefect::none;
}

std::vector<Term> terms_of(Value rules) {
  std::vector<Term> terms;
  std::set<std::string> seen;
  for (const dns::SpfTerm& plain : dns::spf_terms(rules.string())) {
    Term& t = terms.emplace_back(Term{plain});
    const std::string same =
        t.is_modifier() ? t.key() + "=" : text::to_lower(t.text);
    t.is_repeated = !seen.insert(same).second;
    t.defect = defect_of(t);
  }
  if (!terms.empty()) terms.front().is_first = terms.back().is_last = true;
  return terms;
}

/// Calls visit(record, rules, term) for each term of an SPFM record.
template <typename Visit>
void each_term(lint::Context& ctx, Visit visit) {
  ctx.each(RecordType::spfm, Property::spf_rules,
           [&visit](const Record& r, Value rules) {
             for (const Term& t : terms_of(rules)) visit(r, rules, t);
           });
}

template <typename Visit>
void each_term(lint::Context& ctx, TermDefect defect, Visit visit) {
  each_term(ctx, [&](const Record& r, Value rules, const Term& t) {
    if (t.defect == defect) visit(r, rules, t);
  });
}

text::Span place_of(Value rules, const dns::SpfTerm& term) {
  return rules.span_of(term.begin, term.begin + term.text.size());
}

// The edit that takes a term out, with the blanks on one side; the last one
// is kept, for empty rules are no better.
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

// Terms that cost receivers a DNS query (RFC 7208 section 4.6.4).
bool is_lookup(const dns::SpfTerm& term) {
  constexpr std::array<std::string_view, 5> kLookups = {"a", "exists",
                                                        "include", "mx", "ptr"};
  const std::string key = term.key();
  return !term.is_modifier() &&
         std::find(kLookups.begin(), kLookups.end(), key) != kLookups.end();
}

// ip4: or ip6: with a prefix length of 0 to 3.
bool is_half_the_internet(const dns::SpfTerm& term) {
  const std::string key = term.key();
  const std::size_t slash = term.argument.find('/');
  if ((key != "ip4" && key != "ip6") || slash == std::string_view::npos) {
    return false;
  }
  const std::string_view length = term.argument.substr(slash + 1);
  return length.size() == 1 && length >= "0" && length <= "3";
}

}  // namespace

void spf_empty(lint::Context& ctx) {
  ctx.each(
      RecordType::spfm, Property::spf_rules, [&](const Record& r, Value rules) {
        if (!dns::spf_terms(rules.string()).empty()) return;
        ctx.report(r, rules,
                   {.message = "spfRules is empty; nothing is added to the SPF "
                               "policy",
                    .help = "write the terms, as in include:spf.example.com"});
      });
}

// draft-05 section 9.4: RFC 7208 terms without v=spf1 and all.
void spf_whole_policy(lint::Context& ctx) {
  each_term(
      ctx, TermDefect::whole_policy,
      [&](const Record& r, Value rules, const Term& t) {
        const bool version = dns::is_spf_policy(t.text);
        ctx.report(
            r, rules,
            {.place = place_of(rules, t),
             .message =
                 version ? "spfRules has \"v=spf1\", which providers add "
                           "themselves; twice it makes the policy invalid"
                         : "spfRules has " + text::quote(t.text) +
                               ", which ends the policy for every other mail "
                               "service of the domain",
             .help = version ? "leave it out"
                             : "leave it out; providers end the merged policy "
                               "themselves",
             .variant = (version ? t.is_first : t.is_last) ? "" : "inside",
             .fix = without_term(rules, t)});
      });
}

void spf_modifier(lint::Context& ctx) {
  each_term(
      ctx, TermDefect::modifier,
      [&](const Record& r, Value rules, const Term& t) {
        const bool redirect = t.key() == "redirect";
        ctx.report(
            r, rules,
            {.place = place_of(rules, t),
             .message = "spfRules has " + text::code(t.key() + "=") +
                        (redirect ? ", which is never followed: a merged "
                                    "policy ends with `all`"
                                  : ", of which a policy may have one, and "
                                    "it is the domain owner's"),
             .help = redirect ? "write include:" + text::printable(t.argument)
                              : "leave it out",
             .variant = t.is_repeated ? "repeated" : ""});
      });
}

void spf_term_syntax(lint::Context& ctx) {
  each_term(
      ctx, TermDefect::syntax,
      [&](const Record& r, Value rules, const Term& t) {
        const auto defect = dns::check_spf_term(t);
        if (t.is_modifier() && !templates::has_variable(t.name)) {
          return ctx.report(
              r, rules,
              {.place = place_of(rules, t),
               .message = text::quote(t.text) + " is not a term of SPF",
               .help = "known are a, mx, include, ip4, ip6, exists and ptr",
               .variant = "unknown"});
        }
        ctx.report(
            r, rules,
            {.place = place_of(rules, t),
             .message = (defect->rule == dns::kUnknownSpfTerm
                             ? ""
                             : "the SPF term " + text::quote(t.text) + " ") +
                        defect->message,
             .help = defect->help,
             .variant = defect->rule == dns::kUnknownSpfTerm ? "unknown" : ""});
      });
}

void spf_term_twice(lint::Context& ctx) {
  each_term(ctx, TermDefect::repeated,
            [&](const Record& r, Value rules, const Term& t) {
              ctx.report(r, rules,
                         {.place = place_of(rules, t),
                          .message = "the SPF term " + text::quote(t.text) +
                                     " appears twice here",
                          .help = "delete one",
                          .fix = without_term(rules, t)});
            });
}

// RFC 7208 section 4.6.4: ten queries, and a policy that needs more fails.
void spf_too_many_lookups(lint::Context& ctx) {
  constexpr std::ptrdiff_t kMax = 10;
  ctx.each(
      RecordType::spfm, Property::spf_rules, [&](const Record& r, Value rules) {
        const auto terms = dns::spf_terms(rules.string());
        const auto lookups =
            std::count_if(terms.begin(), terms.end(), is_lookup);
        if (lookups <= kMax) return;
        ctx.report(
            r, rules,
            {.message = std::to_string(lookups) +
                        " terms need a DNS query; a policy may need 10 in "
                        "all, and the user's other services count as well",
             .help = "use one include: that lists ip4: and ip6: networks"});
      });
}

void spf_too_wide(lint::Context& ctx) {
  each_term(ctx, [&](const Record& r, Value rules, const Term& t) {
    const bool ptr = t.key() == "ptr";
    if (!ptr && !is_half_the_internet(t)) return;
    ctx.report(
        r, rules,
        {.place = place_of(rules, t),
         .message = text::quote(t.text) +
                    (ptr ? " is deprecated (RFC 7208 section 5.5): it is slow, "
                           "and the owner of the sender's address decides it"
                         : " lets a large part of the internet send mail for "
                           "the domain"),
         .help = ptr ? "use include:, ip4: or ip6:"
                     : "name the networks that really send"});
  });
}

}  // namespace dct::rules
