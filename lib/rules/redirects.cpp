// SPDX-License-Identifier: MIT

/// Where the user returns to: syncRedirectDomain, a list of domains (draft-05
/// section 8.3.5).

#include "rules/redirects.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <set>

#include "dns/public_suffix.hpp"
#include "json/edit.hpp"
#include "rules/shared/bare_domain.hpp"
#include "template/host_name.hpp"
#include "template/redirect_entries.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::RedirectEntry;

/// Calls visit(entry, place) for each entry of a list that is not empty.
template <typename Visit>
void each_entry(Value list, Visit visit) {
  if (list.string().empty()) return;
  for (const RedirectEntry& e : templates::redirect_entries(list.string())) {
    visit(e.text, list.span_of(e.begin, e.begin + e.text.size()));
  }
}

bool has_test_label(std::string_view domain) {
  constexpr std::array<std::string_view, 9> kTest = {
      "dev",   "development", "local", "localhost", "qa",
      "stage", "staging",     "test",  "testing"};
  const auto labels = templates::labels_of(domain);
  // The last two are a domain somebody owns: test.com, web.dev.
  for (std::size_t i = 0; i + 2 < labels.size(); ++i) {
    if (std::find(kTest.begin(), kTest.end(), text::to_lower(labels[i].text)) !=
        kTest.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace

void redirect_domain_syntax(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  each_entry(list, [&](std::string_view entry, text::Span place) {
    const auto defect = find_domain_defect(entry);
    if (!defect) return;
    ctx.report(
        list,
        {.place = place,
         .message =
             (entry.empty()
                  ? std::string("an entry of syncRedirectDomain is empty")
                  : "the entry " + text::quote(entry) +
                        " of syncRedirectDomain " + defect->message) +
             "; providers compare it with the host of redirect_uri, and it "
             "never matches",
         .help = entry.empty() ? "remove the comma" : defect->help});
  });
}

void redirect_domain_space(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  const std::size_t blank = list.string().find_first_of(text::kWhiteSpace);
  if (blank == std::string_view::npos) return;
  std::string tight;
  each_entry(list, [&tight](std::string_view entry, text::Span) {
    tight += (tight.empty() ? "" : ",") + std::string(entry);
  });
  diagnostic::Problem problem{
      .place = list.span_of(blank, blank + 1),
      .message =
          "there is white space in syncRedirectDomain; some providers "
          "read it as a part of the domain",
      .help = "write " + text::quote(tight, 200)};
  if (tight != list.string()) {
    problem.fix = {json::replace_value(list, json::quoted(tight))};
  }
  ctx.report(list, std::move(problem));
}

void redirect_domain_missing(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.root || t.sync_block.boolean() || t.root["syncRedirectDomain"]) return;
  ctx.report(t.root, {.place = lint::opening(t.root),
                      .message = "there is no syncRedirectDomain: after the "
                                 "template was applied the user cannot be "
                                 "sent back to the service",
                      .help = "if you use redirect_uri, add "
                              "`\"syncRedirectDomain\": \"<your domain>\"`"});
}

void redirect_domain_test_system(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  each_entry(list, [&](std::string_view entry, text::Span place) {
    if (find_domain_defect(entry)) return;
    const bool is_public = dns::has_public_tld(entry);
    if (is_public && !has_test_label(entry)) return;
    ctx.report(
        list,
        {.place = place,
         .message =
             "the entry " + text::quote(entry) + " of syncRedirectDomain " +
             (is_public ? "looks like a test system"
                        : "is not under a public top-level domain") +
             "; anyone who controls it receives users of the live template",
         .help = "keep test systems in a template of their own",
         .variant = is_public ? "" : "not-public"});
  });
}

void redirect_domain_duplicate(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  std::set<std::string> seen;
  each_entry(list, [&](std::string_view entry, text::Span place) {
    if (entry.empty() || seen.insert(text::to_lower(entry)).second) return;
    ctx.report(list, {.place = place,
                      .message = text::quote(entry) +
                                 " appears twice in syncRedirectDomain",
                      .help = "delete one of the two"});
  });
}

// draft-05 section 8.3.5: the list is all that prevents an open redirect.
void redirect_domain_public_suffix(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  each_entry(list, [&](std::string_view entry, text::Span place) {
    // Nearly every entry ends at the first question.
    if (!dns::registrable_domain(entry).empty() || find_domain_defect(entry) ||
        !dns::has_public_tld(entry)) {
      return;
    }
    ctx.report(list, {.place = place,
                      .message = text::quote(entry) +
                                 " in syncRedirectDomain is a suffix below "
                                 "which anyone can have a name; a provider "
                                 "that accepts sub-domains redirects users to "
                                 "all of them",
                      .help = "write your own name below it"});
  });
}

}  // namespace dct::rules
