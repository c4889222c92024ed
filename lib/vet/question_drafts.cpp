// SPDX-License-Identifier: MIT
#include "vet/question_drafts.hpp"

#include <dct/text/url.hpp>

#include <algorithm>
#include <tuple>

#include "dns/public_suffix.hpp"
#include "text/quote.hpp"

namespace dct::vet {
namespace {

using Kind = QuestionKind;

bool is_foreign(std::string_view name, const Identity& who) {
  return dns::has_public_tld(name) && domain_of(name) != who.domain;
}

/// The sentence that the first piece of evidence leads to.
std::string sentence(Kind kind, const std::string& own,
                     const std::string& other) {
  switch (kind) {
    case Kind::lookalike_name:
    case Kind::lookalike_domain:
    case Kind::lookalike_logo_host:
      return "Is " + own + " the same company as " + other +
             ", or could users take one for the other?";
    case Kind::name_is_domain:
    case Kind::name_contains:
    case Kind::service_named_after:
      return "Is " + own + " the same company as " + other +
             ", or does it act for it?";
    case Kind::foreign_key_domain:
    case Kind::foreign_redirect_domain:
      return "Does " + other + " belong to the company of " + own + "?";
    case Kind::first_change:
    case Kind::same_name:
    case Kind::other_suffix:
    case Kind::same_logo:
      break;
  }
  return "Is " + own + " the same company as " + other + "?";
}

std::string what_to_look_at(Kind kind, const std::string& own,
                            const std::string& other) {
  switch (kind) {
    case Kind::foreign_key_domain:
      return "see whether the web site of " + other + " names " + own +
             ": the owner of " + other + " can sign requests for this template";
    case Kind::foreign_redirect_domain:
      return "see whether the web site of " + other + " names " + own +
             ": users are sent there after they agreed";
    case Kind::same_logo:
      return "see whether the web site of " + other + " has the same logo";
    default:
      return "look at the web sites of both; let the author prove that " + own +
             " may use the name";
  }
}

}  // namespace

void Drafts::note(const std::string& other, Evidence evidence,
                  std::string fact) {
  Draft& draft = by_domain_[other];
  const auto same = [&](const Evidence& e) { return e.say == evidence.say; };
  if (std::any_of(draft.evidence.begin(), draft.evidence.end(), same)) return;
  draft.evidence.push_back(std::move(evidence));
  draft.facts.push_back(std::move(fact));
}

void Drafts::show(const std::string& other, std::string_view file,
                  std::string_view provider_id) {
  Draft& draft = by_domain_[other];
  if (!draft.file.empty()) return;
  draft.file = file;
  draft.provider_id = provider_id;
}

std::vector<Question> Drafts::questions(
    const Identity& who,
    const std::function<std::string(const std::vector<std::string>&)>&
        precedent) const {
  std::vector<Question> questions;
  const std::string own = text::shorten(who.domain);
  for (const auto& [domain, draft] : by_domain_) {
    Question question{.other = domain,
                      .provider_id = draft.provider_id,
                      .file = draft.file,
                      .evidence = draft.evidence,
                      .precedent = precedent(draft.facts)};
    std::stable_sort(
        question.evidence.begin(), question.evidence.end(),
        [](const Evidence& a, const Evidence& b) { return a.kind < b.kind; });
    const std::string other = text::shorten(domain);
    question.say = sentence(question.kind(), own, other);
    question.look = what_to_look_at(question.kind(), own, other);
    questions.push_back(std::move(question));
  }
  std::stable_sort(questions.begin(), questions.end(),
                   [](const Question& a, const Question& b) {
                     return std::tuple(!a.precedent.empty(), a.kind()) <
                            std::tuple(!b.precedent.empty(), b.kind());
                   });
  return questions;
}

namespace fact {

std::string domain() { return "domain"; }
std::string provider_name(std::string_view name) {
  return "providerName " + std::string(name);
}
std::string service_name(std::string_view name) {
  return "serviceName " + std::string(name);
}
std::string logo(std::string_view url) { return "logo " + std::string(url); }
std::string key(std::string_view domain) {
  return "key " + std::string(domain);
}
std::string redirect(std::string_view domain) {
  return "redirect " + std::string(domain);
}

}  // namespace fact

std::vector<std::string> facts_of(const Identity& who) {
  std::vector<std::string> facts = {
      fact::domain(), fact::provider_name(who.provider_name),
      fact::service_name(who.service_name), fact::logo(who.logo_url),
      fact::key(foreign_key_domain(who))};
  for (const std::string& domain : foreign_redirects(who)) {
    facts.push_back(fact::redirect(domain));
  }
  return facts;
}

std::vector<std::string> foreign_redirects(const Identity& who) {
  std::vector<std::string> foreign;
  for (const std::string& name : who.redirect_domains) {
    if (!is_foreign(name, who)) continue;
    std::string domain = domain_of(name);
    if (std::find(foreign.begin(), foreign.end(), domain) == foreign.end()) {
      foreign.push_back(std::move(domain));
    }
  }
  return foreign;
}

std::string foreign_key_domain(const Identity& who) {
  return is_foreign(who.key_domain, who) ? domain_of(who.key_domain) : "";
}

std::string logo_host(const Identity& who) {
  const text::Url url = text::split_url(who.logo_url);
  if (!url.is_http()) return {};
  const auto authority = text::split_authority(*url.authority);
  return authority ? std::string(authority->host) : std::string();
}

}  // namespace dct::vet
