// SPDX-License-Identifier: MIT

/// Where SPF is written: one policy a domain, which providers merge from the
/// SPFM records of all services.

#include "rules/spf.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/choice.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>

#include "dns/spf_policy.hpp"
#include "json/edit.hpp"
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

// The terms of a policy that an SPFM record has, and what cannot be said there.
struct Mergeable {
  std::string rules{};
  std::string redirect{};   ///< the domain of `redirect=`
  bool is_valid = true;     ///< every term is one of SPF
  bool has_choice = false;  ///< a term leaves its domain to the caller
};

Mergeable mergeable_terms(std::string_view policy) {
  Mergeable found;
  for (const dns::SpfTerm& t : dns::spf_terms(policy)) {
    if (dns::is_spf_policy(t.text) || (t.key() == "all" && !t.is_modifier())) {
      continue;
    }
    if (t.is_modifier()) {
      if (t.key() == "redirect") found.redirect = t.argument;
      found.is_valid = false;
      continue;
    }
    if (dns::check_spf_term(t)) found.is_valid = false;
    if (templates::choice_in_spf_term(t.text) >= templates::Choice::tenant) {
      found.has_choice = true;
    }
    found.rules += (found.rules.empty() ? "" : " ") + std::string(t.text);
  }
  return found;
}

// The edits that make an SPFM record of an SPF policy in a TXT record; none
// when it has terms that can't be merged, or whose servers are undecided.
std::vector<diagnostic::Edit> as_spfm(const Record& r) {
  const Value data = r[Property::data];
  // What else is wrong with the record may be what makes it TXT.
  const std::string_view ttl = r[Property::ttl].string();
  const bool odd_ttl = !ttl.empty() && !text::is_all_digits(ttl) &&
                       !templates::is_bare_variable(ttl);
  if (!r.unknown.empty() || !r.mistyped.empty() || odd_ttl) return {};
  const Mergeable terms = mergeable_terms(txt_content(data.string()));
  if (terms.rules.empty() || !terms.is_valid || terms.has_choice) return {};
  std::vector<diagnostic::Edit> edits = {
      json::replace_value(r[Property::type], "\"SPFM\""),
      json::rename_member(data, "spfRules"),
      json::replace_value(data, json::quoted(terms.rules))};
  for (const Property p :
       {Property::txt_conflict_matching_mode,
        Property::txt_conflict_matching_prefix, Property::essential}) {
    if (r[p]) edits.push_back(json::remove_value(r[p]));
  }
  return edits;
}

// What to write instead of a policy, by what it says.
std::string spfm_for(std::string_view policy) {
  const Mergeable terms = mergeable_terms(policy);
  if (!terms.redirect.empty()) {
    return "use an SPFM record with `\"spfRules\": \"include:" +
           text::printable(terms.redirect) + "\"`; a redirect cannot be merged";
  }
  if (terms.has_choice) {
    return "use an SPFM record whose terms fix the mechanism and the domain, "
           "as in include:%account%.spf.example.com; providers merge it";
  }
  if (terms.rules.empty() || !terms.is_valid) {
    return "use an SPFM record with the terms between v=spf1 and all; "
           "providers merge it";
  }
  return "use an SPFM record with `\"spfRules\": \"" +
         text::printable(terms.rules) + "\"`; providers merge it";
}

// "v=spf1 -all" and nothing else.
bool sends_nothing(std::string_view data) {
  const auto terms = dns::spf_terms(txt_content(data));
  return terms.size() == 2 && terms[1].key() == "all" &&
         !terms[1].is_modifier();
}

}  // namespace

// Registry rule 4; draft-05 section 9.4.
void spfm_over_txt(lint::Context& ctx) {
  // A second SPFM at the host does not help: its terms belong in the first.
  const auto other_policy = [&ctx](const Record& r) -> const Record* {
    const std::string owner = templates::owner_key(r[Property::host].string());
    for (const Record& other : ctx.tmpl.records) {
      const bool spf = other.is(RecordType::spfm) ||
                       (other.is(RecordType::txt) && other.number < r.number &&
                        dns::is_spf_policy(other[Property::data].string()));
      if (spf && other.number != r.number &&
          templates::owner_key(other[Property::host].string()) == owner) {
        return &other;
      }
    }
    return nullptr;
  };
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    const bool begins = dns::is_spf_policy(data.string());
    const bool inside = data.string().find("v=spf1") != std::string_view::npos;
    if (begins && sends_nothing(data.string())) {
      ctx.report(r, data,
                 {.message = "this SPF policy says that the name sends no "
                             "mail, which SPFM cannot say; where the user "
                             "has a policy already, receivers ignore both",
                  .help = "keep it if the name is never to send mail, with "
                          "`\"txtConflictMatchingMode\": \"Prefix\"` and "
                          "`\"txtConflictMatchingPrefix\": \"v=spf1\"`",
                  .variant = inside ? "no-mail" : "no-mail-other-case"});
    } else if (const Record* other = begins ? other_policy(r) : nullptr) {
      ctx.report(r, data,
                 {.message = "this is an SPF policy; a domain may have only "
                             "one, so it breaks the mail of everybody who has "
                             "one already",
                  .help = "add the terms between v=spf1 and all to record " +
                          std::to_string(other->number) +
                          ", an SPFM record, and drop this one",
                  .variant = inside ? "" : "other-case"});
    } else if (begins) {
      ctx.report(r, data,
                 {.message = "this is an SPF policy; a domain may have only "
                             "one, so it breaks the mail of everybody who has "
                             "one already",
                  .help = spfm_for(txt_content(data.string())),
                  .variant = inside ? "" : "other-case",
                  .fix = as_spfm(r)});
    } else if (inside) {
      ctx.report(r, data,
                 {.message = "data has \"v=spf1\" inside; if the text in front "
                             "is empty one day, it is a second SPF policy",
                  .help = "use an SPFM record for SPF",
                  .variant = "inside"});
    }
  });
}

// draft-05 section 9.4: one merged policy a host.
void spfm_twice(lint::Context& ctx) {
  std::map<std::string, std::vector<const Record*>> by_host;
  ctx.each(RecordType::spfm, Property::host, [&](const Record& r, Value host) {
    auto& others = by_host[templates::owner_key(host.string())];
    const auto together =
        std::find_if(others.begin(), others.end(), [&r](const Record* other) {
          return other->group().empty() || r.group().empty() ||
                 other->group() == r.group();
        });
    if (together != others.end()) {
      ctx.report(
          r, host,
          {.message = "it is the second SPFM at " + text::quote(host.string()) +
                      "; some providers keep only one",
           .help = "put the terms of both into one record",
           .notes = {{.message = "the first one",
                      .place = (*together)->value.span()}}});
    }
    others.push_back(&r);
  });
}

void spfm_bare_variable(lint::Context& ctx) {
  std::vector<lint::Occurrence> found;
  ctx.each(RecordType::spfm, Property::spf_rules,
           [&](const Record& r, Value rules) {
             if (templates::choice_in_text(rules.string()) ==
                 templates::Choice::all) {
               found.push_back({&r, rules});
             }
           });
  if (found.empty()) return;
  ctx.report(found, {.message = "spfRules is nothing but " +
                                (found.size() == 1
                                     ? text::code(found.front().at.string())
                                     : std::string("a variable")) +
                                "; " + std::string(words(caller_of(ctx.tmpl))) +
                                " can let anybody send mail for the domain",
                     .help = "fix the mechanism and the domain, as in "
                             "include:%account%.spf.example.com"});
}

// A mechanism whose domain or network is the caller's.
void spf_term_variable(lint::Context& ctx) {
  const std::string who(words(caller_of(ctx.tmpl)));
  ctx.each(
      RecordType::spfm, Property::spf_rules, [&](const Record& r, Value rules) {
        if (templates::choice_in_text(rules.string()) ==
            templates::Choice::all) {
          return;  // spfm-bare-variable
        }
        for (const dns::SpfTerm& t : dns::spf_terms(rules.string())) {
          if (templates::choice_in_spf_term(t.text) <
              templates::Choice::tenant) {
            continue;
          }
          const std::string key = t.key();
          const bool network = key == "ip4" || key == "ip6";
          ctx.report(
              r, rules,
              {.place = rules.span_of(t.begin, t.begin + t.text.size()),
               .message = "the SPF term " + text::quote(t.text) + " lets " +
                          who +
                          " choose whose servers send mail for the "
                          "domain",
               .help = network ? "write the networks, or publish them at a "
                                 "name of your own: "
                                 "include:%account%.spf.example.com"
                               : "end the domain with one of your own, as in "
                                 "include:%account%.spf.example.com"});
        }
      });
}

// Registry rule 4, where only the variable knows.
void spf_in_variable(lint::Context& ctx) {
  ctx.each(RecordType::txt, Property::data, [&](const Record& r, Value data) {
    if (!is_spf_in_variable(r)) return;
    const bool named =
        text::to_lower(data.string()).find("spf") != std::string::npos;
    ctx.report(
        r, data,
        {.message = text::code(data.string()) +
                    (named ? " looks like an SPF policy"
                           : " can be an SPF policy at this host") +
                    "; as TXT it is a second one beside that of the "
                    "domain, and receivers ignore both",
         .help = named ? "use an SPFM record that fixes the mechanism and "
                         "the domain, as in "
                         "include:%account%.spf.example.com"
                       : "keep a fixed part in front, as in "
                         "\"example-verification=%token%\""});
  });
}

}  // namespace dct::rules
