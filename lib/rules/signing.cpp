// SPDX-License-Identifier: MIT

/// Who may ask for the template to be applied, and where the user returns to.

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <set>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "json/edit.hpp"
#include "rules/checks.hpp"
#include "template/host_name.hpp"
#include "template/redirect_entries.hpp"

namespace dct::rules {
namespace {

using json::Value;

// Records through which somebody else's server answers for the domain.
bool directs_traffic(templates::RecordType type) {
  switch (type) {
    case templates::RecordType::a:
    case templates::RecordType::aaaa:
    case templates::RecordType::cname:
    case templates::RecordType::ns:
    case templates::RecordType::mx:
    case templates::RecordType::apexcname:
    case templates::RecordType::redir301:
    case templates::RecordType::redir302:
      return true;
    case templates::RecordType::txt:
    case templates::RecordType::srv:
    case templates::RecordType::spfm:
    case templates::RecordType::generic:
      return false;
  }
  return false;
}

struct Mistake {
  std::string message;
  std::string help;
};

// What people write where a bare domain belongs.
std::optional<Mistake> domain_mistake(std::string_view text) {
  constexpr std::string_view kBare = "write the bare domain, as in example.com";
  if (text.empty()) return Mistake{"is empty", std::string(kBare)};
  if (templates::has_variable(text)) {
    return Mistake{"has a variable, which is never replaced here",
                   "write the domain itself"};
  }
  if (text.find("://") != std::string_view::npos) {
    return Mistake{"is a URL, and no domain", std::string(kBare)};
  }
  if (text.find('/') != std::string_view::npos) {
    return Mistake{"has a path", std::string(kBare)};
  }
  if (text.find(':') != std::string_view::npos) {
    return Mistake{"has a port", std::string(kBare)};
  }
  if (text.find('*') != std::string_view::npos) {
    return Mistake{"has a wildcard, which no provider reads",
                   "write each domain, or the one they are all below"};
  }
  if (const auto d = templates::check_name(text, dns::NameUse::target)) {
    return Mistake{"is no domain name: " + d->message, std::string(kBare)};
  }
  if (templates::labels_of(text).size() < 2) {
    return Mistake{"has one label only", std::string(kBare)};
  }
  return std::nullopt;
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

// The first label, when it is one by which keys are published.
std::string key_label_of(std::string_view domain) {
  constexpr std::array<std::string_view, 4> kLabels = {
      "_dck", "_dcpubkey", "_dckey", "_domainconnectkey"};
  const std::size_t dot = domain.find('.');
  const std::string first = text::to_lower(domain.substr(0, dot));
  const bool is_key = std::any_of(
      kLabels.begin(), kLabels.end(),
      [&first](std::string_view l) { return first.starts_with(l); });
  return is_key && dot != std::string_view::npos ? first : std::string();
}

}  // namespace

// Registry rule 1; draft-05 section 12.1.
void signing_required(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  const bool has_key = !t.sync_pub_key_domain.string().empty();
  if (!t.root || has_key || t.sync_block.boolean()) return;
  // A value of the wrong type is the schema's finding.
  if (t.root["syncPubKeyDomain"] && !t.sync_pub_key_domain) return;
  const auto traffic = std::find_if(
      t.records.begin(), t.records.end(), [](const templates::Record& r) {
        return !r.type_name.empty() && directs_traffic(r.type);
      });
  lint::Report report{
      .at = t.root,
      .message =
          "the template has no syncPubKeyDomain: anyone can send a user "
          "a link that applies it with values of their own choice",
      .help =
          "publish a key and add `\"syncPubKeyDomain\": "
          "\"<your domain>\"`, or add `\"syncBlock\": true` if it is never "
          "applied by a link",
      .span = lint::opening(t.root)};
  if (traffic == t.records.end()) {
    report.severity = diagnostic::Severity::warning;
  } else {
    report.notes.push_back({.message = "it directs traffic, for example by " +
                                       lint::subject(*traffic),
                            .place = traffic->value.span()});
  }
  if (t.warn_phishing.boolean()) {
    report.message +=
        "; warnPhishing, a last resort, is accepted only with a justification";
  }
  ctx.report(std::move(report));
}

// Registry rule 2.
void signing_exclusive(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.warn_phishing.boolean() || t.sync_pub_key_domain.string().empty()) {
    return;
  }
  ctx.report({.at = t.warn_phishing,
              .message = "warnPhishing says that requests can't be trusted, "
                         "syncPubKeyDomain that they are signed; some "
                         "providers then warn the users of signed requests",
              .help = "remove warnPhishing",
              .span = t.warn_phishing.key_span(),
              .notes = {{.message = "the key domain",
                         .place = t.sync_pub_key_domain.span()}}});
}

void sync_block_key(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.sync_block.boolean() || t.sync_pub_key_domain.string().empty()) return;
  ctx.report({.at = t.sync_pub_key_domain,
              .message = "the key is never asked for: syncBlock refuses every "
                         "request that could be signed",
              .help =
                  "remove syncPubKeyDomain, or syncBlock if the template is "
                  "to be applied by signed links",
              .span = t.sync_pub_key_domain.key_span()});
}

// draft-05: dc-pubkey-domain = *( dc-underscore-label "." ) domain-name
void key_domain_syntax(lint::Context& ctx) {
  const Value domain = ctx.tmpl.sync_pub_key_domain;
  if (!domain || domain.string().empty()) return;
  const std::string_view text = domain.string();
  if (const auto mistake = domain_mistake(text)) {
    return ctx.report(
        {.at = domain,
         .message = "syncPubKeyDomain " + text::quote(text) + " " +
                    mistake->message +
                    "; providers look for the key below this name and find "
                    "none",
         .help = mistake->help});
  }
  if (text.starts_with('_')) {
    ctx.report(
        {.at = domain,
         .message = "syncPubKeyDomain begins with the underscore label " +
                    text::quote(templates::labels_of(text).front().text) +
                    "; the newest draft allows that, the registry's "
                    "online editor refuses it",
         .help = "publish the key below a plain domain name",
         .severity = diagnostic::Severity::info,
         .aliases = lint::kNoAlias});
  }
}

// The key is found at <key>.<syncPubKeyDomain>, with `key` from the request.
void key_domain_label(lint::Context& ctx) {
  const Value domain = ctx.tmpl.sync_pub_key_domain;
  const std::string first = key_label_of(domain.string());
  if (first.empty()) return;
  const std::string rest(domain.string().substr(first.size() + 1));
  ctx.report(
      {.at = domain,
       .message = text::quote(first) +
                  " is the label of the key; requests name it in `key`, and "
                  "providers would look for " +
                  text::quote(first + "." + std::string(domain.string()), 90),
       .help = "write \"" + text::printable(rest) +
               "\", and send key=" + text::printable(first),
       .span = domain.span_of(0, first.size())});
}

// draft-05 section 12.5: control of the key domain proves the identity.
void key_domain_foreign(lint::Context& ctx) {
  const Value key = ctx.tmpl.sync_pub_key_domain;
  const Value id = ctx.tmpl.provider_id;
  if (!key || !id || key.string() == id.string() ||
      key.string().ends_with("." + std::string(id.string())) ||
      domain_mistake(key.string())) {
    return;
  }
  const std::string owner = dns::registrable_domain(id.string());
  const std::string signer = dns::registrable_domain(key.string());
  if (owner.empty() || signer.empty() || owner == signer ||
      !dns::has_public_tld(id.string())) {
    return;
  }
  ctx.report({.at = key,
              .message = "the key domain belongs to " + text::quote(signer) +
                         ", the providerId to " + text::quote(owner) +
                         "; a key proves an identity only below one's own name",
              .help = "publish the key below " + text::quote(owner) +
                      ", or explain who " + text::quote(signer) + " is"});
}

void redirect_domain_syntax(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  if (!list || list.string().empty()) return;
  for (const templates::RedirectEntry& e :
       templates::redirect_entries(list.string())) {
    const auto mistake = domain_mistake(e.text);
    if (!mistake) continue;
    ctx.report(
        {.at = list,
         .message =
             (e.text.empty()
                  ? std::string("an entry of syncRedirectDomain is empty")
                  : "the entry " + text::quote(e.text) +
                        " of syncRedirectDomain " + mistake->message) +
             "; providers compare it with the host of redirect_uri, and it "
             "never matches",
         .help = e.text.empty() ? "remove the comma" : mistake->help,
         .span = list.span_of(e.begin, e.begin + e.text.size())});
  }
}

void redirect_domain_space(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  const std::size_t blank = list.string().find_first_of(" \t\r\n");
  if (blank == std::string_view::npos) return;
  std::string tight;
  for (const templates::RedirectEntry& e :
       templates::redirect_entries(list.string())) {
    tight += (tight.empty() ? "" : ",") + std::string(e.text);
  }
  ctx.report({.at = list,
              .message = "there is white space in syncRedirectDomain; some "
                         "providers take it for a part of the domain",
              .help = "write " + text::quote(tight, 200),
              .span = list.span_of(blank, blank + 1),
              .fix = tight == list.string()
                         ? std::vector<diagnostic::Edit>{}
                         : std::vector<diagnostic::Edit>{json::replace_value(
                               list, json::quoted(tight))}});
}

void redirect_domain_missing(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.root || t.sync_block.boolean() || t.root["syncRedirectDomain"]) return;
  ctx.report({.at = t.root,
              .message = "there is no syncRedirectDomain: after the apply the "
                         "user can't be sent back to the service",
              .help = "if you use redirect_uri, add "
                      "`\"syncRedirectDomain\": \"<your domain>\"`",
              .span = lint::opening(t.root)});
}

void redirect_domain_test(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  if (!list || list.string().empty()) return;
  for (const templates::RedirectEntry& e :
       templates::redirect_entries(list.string())) {
    if (domain_mistake(e.text)) continue;
    const bool is_public = dns::has_public_tld(e.text);
    if (is_public && !has_test_label(e.text)) continue;
    ctx.report(
        {.at = list,
         .message =
             "the entry " + text::quote(e.text) + " of syncRedirectDomain " +
             (is_public ? "looks like a test system"
                        : "is under no public top-level domain") +
             "; whoever can answer there receives users of the live template",
         .help = "keep test systems in a template of their own",
         .span = list.span_of(e.begin, e.begin + e.text.size()),
         .aliases = is_public ? lint::kNoAlias
                              : std::vector<std::string_view>{"DCTL1022"}});
  }
}

void redirect_domain_duplicate(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  std::set<std::string> seen;
  for (const templates::RedirectEntry& e :
       templates::redirect_entries(list.string())) {
    if (e.text.empty() || seen.insert(text::to_lower(e.text)).second) continue;
    ctx.report(
        {.at = list,
         .message = text::quote(e.text) + " stands in syncRedirectDomain twice",
         .help = "delete one of the two",
         .span = list.span_of(e.begin, e.begin + e.text.size())});
  }
}

// draft-05 section 8.3.5: the list is all that prevents an open redirect.
void redirect_domain_suffix(lint::Context& ctx) {
  const Value list = ctx.tmpl.sync_redirect_domain;
  for (const templates::RedirectEntry& e :
       templates::redirect_entries(list.string())) {
    // Nearly every entry ends at the first question.
    if (!dns::registrable_domain(e.text).empty() || domain_mistake(e.text) ||
        !dns::has_public_tld(e.text)) {
      continue;
    }
    ctx.report({.at = list,
                .message = text::quote(e.text) +
                           " in syncRedirectDomain is a suffix below which "
                           "anyone can have a name; a provider that accepts "
                           "sub-domains redirects users to all of them",
                .help = "write your own name below it",
                .span = list.span_of(e.begin, e.begin + e.text.size())});
  }
}

// Deprecated since draft-03.
void warn_phishing_deprecated(lint::Context& ctx) {
  // Beside a key it is an error, which says enough.
  if (!ctx.tmpl.warn_phishing.boolean() ||
      (!ctx.tmpl.sync_pub_key_domain.string().empty() &&
       ctx.is_on("signing-exclusive"))) {
    return;
  }
  ctx.report({.at = ctx.tmpl.warn_phishing,
              .message = "warnPhishing is deprecated; newer providers warn of "
                         "every unsigned request without being told",
              .help = "sign requests (syncPubKeyDomain) and remove it",
              .span = ctx.tmpl.warn_phishing.key_span()});
}

}  // namespace dct::rules
