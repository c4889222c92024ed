// SPDX-License-Identifier: MIT

/// Who may ask for the template to be applied.

#include "rules/signing.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "dns/public_suffix.hpp"
#include "dns/reserved_names.hpp"
#include "json/edit.hpp"
#include "rules/shared/bare_domain.hpp"
#include "template/host_name.hpp"
#include "template/subject.hpp"
#include "text/quote.hpp"

namespace dct::rules {
namespace {

using json::Value;
using templates::RecordType;

// Records through which another server answers for the domain.
constexpr templates::RecordTypeSet kDirectTraffic = {
    RecordType::a,        RecordType::aaaa,    RecordType::cname,
    RecordType::ns,       RecordType::mx,      RecordType::apexcname,
    RecordType::redir301, RecordType::redir302};

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

bool has_key(const templates::Template& t) {
  return !t.sync_pub_key_domain.string().empty();
}

}  // namespace

// Registry rule 1; draft-05 section 12.1.
void signing_missing(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.root || has_key(t) || t.sync_block.boolean()) return;
  // A value of the wrong type is the schema's finding.
  if (t.root["syncPubKeyDomain"] && !t.sync_pub_key_domain) return;
  const auto traffic =
      std::find_if(t.records.begin(), t.records.end(), [](const auto& r) {
        return !r.type_name.empty() && kDirectTraffic.has(r.type);
      });
  diagnostic::Problem problem{
      .place = lint::opening(t.root),
      .message =
          "the template has no syncPubKeyDomain: anyone can send a user "
          "a link that applies it" +
          std::string(ctx.variables().empty()
                          ? ""
                          : " with values of their own choice"),
      .help =
          "publish a key and add `\"syncPubKeyDomain\": "
          "\"<your domain>\"`, or add `\"syncBlock\": true` if it is never "
          "applied by a link"};
  if (traffic == t.records.end()) {
    problem.severity = diagnostic::Severity::warning;
  } else {
    problem.notes = {{.message = "it directs traffic, for example by " +
                                 templates::subject(*traffic),
                      .place = traffic->value.span()}};
  }
  if (t.warn_phishing.boolean()) {
    problem.message +=
        "; warnPhishing, a last resort, is accepted only with a justification";
  }
  ctx.report(t.root, std::move(problem));
}

// Registry rule 2.
void warn_phishing_with_key(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.warn_phishing.boolean() || !has_key(t)) return;
  ctx.report(t.warn_phishing,
             {.place = t.warn_phishing.key_span(),
              .message = "warnPhishing says that requests cannot be trusted, "
                         "syncPubKeyDomain that they are signed; some "
                         "providers then warn the users of signed requests",
              .help = "remove warnPhishing",
              .notes = {{.message = "the key domain",
                         .place = t.sync_pub_key_domain.span()}}});
}

// Deprecated since draft-03.
void warn_phishing_deprecated(lint::Context& ctx) {
  const Value warn = ctx.tmpl.warn_phishing;
  if (!warn.boolean()) return;
  ctx.report(warn, {.place = warn.key_span(),
                    .message = "warnPhishing is deprecated: newer providers "
                               "warn of every unsigned request without being "
                               "told; the registry accepts it as a last resort "
                               "only",
                    .help = "sign requests (syncPubKeyDomain) and remove it; "
                            "if that is impossible, say why in the pull "
                            "request"});
}

void sync_block_with_key(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.sync_block.boolean() || !has_key(t)) return;
  ctx.report(t.sync_pub_key_domain,
             {.place = t.sync_pub_key_domain.key_span(),
              .message = "the key is never used: syncBlock refuses every "
                         "request that could be signed",
              .help = "remove syncPubKeyDomain, or syncBlock if the template "
                      "is to be applied by signed links"});
}

// draft-05 section 8.3.1: the other flow needs no key, but every provider that
// has only links cannot apply the template.
void sync_block_without_key(lint::Context& ctx) {
  const templates::Template& t = ctx.tmpl;
  if (!t.sync_block.boolean() || has_key(t)) return;
  ctx.report(t.sync_block,
             {.place = t.sync_block.key_span(),
              .message = "syncBlock leaves only the asynchronous flow, which "
                         "few providers have; the template cannot be applied "
                         "at the others",
              .help = "sign requests (syncPubKeyDomain) and remove syncBlock, "
                      "unless values may never pass through a browser"});
}

void warn_phishing_false(lint::Context& ctx) {
  const Value warn = ctx.tmpl.warn_phishing;
  if (!warn || warn.boolean()) return;
  ctx.report(warn, {.place = warn.key_span(),
                    .message = "`\"warnPhishing\": false` says what is so "
                               "anyway, with a deprecated property",
                    .help = "remove it",
                    .fix = {json::remove_value(warn)}});
}

// Nobody can publish a key there.
void key_domain_reserved(lint::Context& ctx) {
  const Value domain = ctx.tmpl.sync_pub_key_domain;
  if (!dns::is_reserved_name(domain.string()) ||
      dns::is_reserved_name(ctx.tmpl.provider_id.string()) ||
      find_domain_defect(domain.string())) {
    return;
  }
  ctx.report(domain,
             {.message = "syncPubKeyDomain " + text::quote(domain.string()) +
                         " is a name for examples; nobody can publish a key "
                         "there, so no request can be verified",
              .help = "write a domain of the provider"});
}

// draft-05: dc-pubkey-domain = *( dc-underscore-label "." ) domain-name
void key_domain_syntax(lint::Context& ctx) {
  const Value domain = ctx.tmpl.sync_pub_key_domain;
  const std::string_view text = domain.string();
  if (text.empty()) return;
  if (const auto defect = find_domain_defect(text)) {
    return ctx.report(
        domain, {.message = "syncPubKeyDomain " + text::quote(text) + " " +
                            defect->message +
                            "; providers look for the key below this "
                            "name and do not find it",
                 .help = defect->help});
  }
  if (!text.starts_with('_')) return;
  ctx.report(domain,
             {.message = "syncPubKeyDomain begins with the underscore label " +
                         text::quote(templates::labels_of(text).front().text) +
                         "; the newest draft allows that, the registry's "
                         "online editor refuses it",
              .help = "publish the key below a plain domain name",
              .variant = "underscore"});
}

// The key is found at <key>.<syncPubKeyDomain>, with `key` from the request.
void key_label_in_domain(lint::Context& ctx) {
  const Value domain = ctx.tmpl.sync_pub_key_domain;
  const std::string first = key_label_of(domain.string());
  if (first.empty()) return;
  const std::string rest(domain.string().substr(first.size() + 1));
  ctx.report(
      domain,
      {.place = domain.span_of(0, first.size()),
       .message = text::quote(first) +
                  " is the label of the key; requests name it in `key`, and "
                  "providers would look for " +
                  text::quote(first + "." + std::string(domain.string()), 90),
       .help = "write \"" + text::printable(rest) +
               "\", and send key=" + text::printable(first)});
}

// draft-05 section 12.5: control of the key domain proves the identity.
void key_domain_foreign(lint::Context& ctx) {
  const Value key = ctx.tmpl.sync_pub_key_domain;
  const Value id = ctx.tmpl.provider_id;
  if (!key || !id || key.string() == id.string() ||
      key.string().ends_with("." + std::string(id.string())) ||
      find_domain_defect(key.string())) {
    return;
  }
  const std::string owner = dns::registrable_domain(id.string());
  const std::string signer = dns::registrable_domain(key.string());
  if (owner.empty() || signer.empty() || owner == signer ||
      !dns::has_public_tld(id.string())) {
    return;
  }
  ctx.report(key,
             {.message = "the key domain belongs to " + text::quote(signer) +
                         ", the providerId to " + text::quote(owner) +
                         "; a key proves an identity only below its own name",
              .help = "publish the key below " + text::quote(owner) +
                      ", or explain who " + text::quote(signer) + " is"});
}

}  // namespace dct::rules
