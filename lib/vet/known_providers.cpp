// SPDX-License-Identifier: MIT

/// What is found is collected by the other company's domain, because a reviewer
/// has one question about each. A company is a registrable domain.

#include <dct/vet/known_providers.hpp>

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "text/lookalike.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"
#include "vet/provider_index.hpp"
#include "vet/question_drafts.hpp"

namespace dct::vet {
namespace {

using Kind = QuestionKind;

/// ", but has U+0430 and U+0440", or nothing.
std::string strange_letters(std::string_view name) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string> codes;
  for (std::size_t at = 0; at < name.size() && codes.size() < kMost;) {
    const text::CodePoint c = text::decode(name.substr(at));
    at += c.bytes;
    if (c.code < 0x80) continue;
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c.code));
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
      codes.emplace_back(code);
    }
  }
  return codes.empty() ? "" : ", but has " + text::join(codes);
}

bool has(const std::vector<NameMatch>& matches, unsigned company) {
  return std::any_of(
      matches.begin(), matches.end(),
      [company](const NameMatch& m) { return m.company == company; });
}

/// Collects what there is to ask about one template.
class Asker {
 public:
  Asker(const ProviderIndex& known, const Identity& who)
      : known_(known), who_(who) {}

  std::vector<Question> questions() {
    of_provider_name();
    of_service_name();
    of_domain();
    of_logo();
    of_logo_host();
    of_trust();
    return drafts_.questions(who_, [this](const auto& facts) {
      return known_.precedent(who_, facts);
    });
  }

 private:
  std::string shown(unsigned company) const {
    return text::shorten(known_.company(company).domain);
  }
  bool is_own(unsigned company) const {
    return known_.company(company).domain == who_.domain;
  }

  void note(const std::string& domain, Evidence evidence, std::string fact,
            const KnownTemplate* shown) {
    drafts_.note(domain, std::move(evidence), std::move(fact));
    if (shown) drafts_.show(domain, shown->file, shown->who.provider_id);
  }
  void note(unsigned company, Evidence evidence, std::string fact) {
    note(known_.company(company).domain, std::move(evidence), std::move(fact),
         &known_.entry(known_.company(company).first));
  }
  void note(const NameMatch& match, Evidence evidence, std::string fact) {
    note(known_.company(match.company).domain, std::move(evidence),
         std::move(fact), &known_.entry(match.entry));
  }
  /// Of a domain that may be nobody's who is known.
  void note(const std::string& domain, Evidence evidence, std::string fact) {
    const Company* company = known_.company_of(domain);
    note(domain, std::move(evidence), std::move(fact),
         company ? &known_.entry(company->first) : nullptr);
  }

  void of_provider_name();
  void of_service_name();
  void of_domain_name(const std::string& cited, const std::string& name,
                      const std::string& fact,
                      const std::vector<NameMatch>& but);
  void of_domain();
  void of_logo();
  void of_logo_host();
  void of_trust();

  const ProviderIndex& known_;
  const Identity& who_;
  Drafts drafts_;
};

void Asker::of_provider_name() {
  const std::string& name = who_.provider_name;
  const std::string fact = fact::provider_name(name);
  const std::string cited = "providerName " + text::quote(name);
  const auto like = known_.names().providers_like(name);
  for (const NameMatch& m : like) {
    if (is_own(m.company)) continue;
    if (m.is_same) {
      note(m, {Kind::same_name, cited + " is that of " + shown(m.company)},
           fact);
      continue;
    }
    note(m,
         {Kind::lookalike_name, cited + " looks like " + text::quote(m.name) +
                                    " of " + shown(m.company) +
                                    strange_letters(name)},
         fact);
  }
  for (const NameMatch& m : known_.names().providers_in(name)) {
    if (is_own(m.company) || has(like, m.company)) continue;
    note(m,
         {m.is_same ? Kind::name_contains : Kind::lookalike_name,
          cited + " has " + (m.is_same ? "" : "what looks like ") +
              text::quote(m.name) + " in it, the name of " + shown(m.company)},
         fact);
  }
  of_domain_name(cited, name, fact, like);
}

void Asker::of_service_name() {
  const std::string& name = who_.service_name;
  const NameIndex& names = known_.names();
  const std::string fact = fact::service_name(name);
  const std::string cited = "serviceName " + text::quote(name);
  if (name == who_.provider_name || names.is_ordinary(name)) return;
  const auto providers = names.providers_like(name);
  for (const NameMatch& m : providers) {
    if (is_own(m.company) || names.is_ordinary(m.name)) continue;
    if (m.is_same) {
      note(m,
           {Kind::service_named_after,
            cited + " is the name of " + shown(m.company)},
           fact);
      continue;
    }
    note(m,
         {Kind::lookalike_name, cited + " looks like the name of " +
                                    shown(m.company) + strange_letters(name)},
         fact);
  }
  for (const NameMatch& m : names.services_like(name)) {
    if (m.is_same || is_own(m.company) || names.is_ordinary(m.name)) continue;
    note(m,
         {Kind::lookalike_name, cited + " looks like " + text::quote(m.name) +
                                    " of " + shown(m.company) +
                                    strange_letters(name)},
         fact);
  }
  of_domain_name(cited, name, fact, providers);
}

/// A name that is a domain, or what a known domain is called.
/// @param but  of these, more has been said
void Asker::of_domain_name(const std::string& cited, const std::string& name,
                           const std::string& fact,
                           const std::vector<NameMatch>& but) {
  const auto evidence = [&](const std::string& domain) {
    return Evidence{
        Kind::name_is_domain,
        cited + " is the name of the domain " + text::shorten(domain)};
  };
  if (dns::is_domain_name(name) && dns::has_public_tld(name)) {
    const std::string domain = domain_of(name);
    if (domain != who_.domain) note(domain, evidence(domain), fact);
    return;
  }
  if (text::folded_name(name).size() < kShortestName ||
      known_.names().is_ordinary(name)) {
    return;
  }
  for (const unsigned company : known_.domains().labelled(name)) {
    const bool is_said =
        std::any_of(but.begin(), but.end(),
                    [&](const NameMatch& m) { return m.company == company; });
    if (is_own(company) || is_said) continue;
    note(company, evidence(known_.company(company).domain), fact);
  }
}

void Asker::of_domain() {
  using Likeness = DomainIndex::Likeness;
  const std::string own = text::shorten(who_.domain);
  for (const auto& [company, likeness] : known_.domains().like(who_.domain)) {
    Evidence evidence{Kind::lookalike_domain, {}};
    switch (likeness) {
      case Likeness::same_label:
        evidence = {Kind::other_suffix, own + " and " + shown(company) +
                                            " differ in their suffix only"};
        break;
      case Likeness::looks:
        evidence.say = own + " looks like " + shown(company) +
                       strange_letters(label_of(who_.domain));
        break;
      case Likeness::one_edit:
        evidence.say = own + " is one character away from " + shown(company);
        break;
    }
    note(company, std::move(evidence), fact::domain());
  }
}

void Asker::of_logo() {
  const std::string host = logo_host(who_);
  const std::string domain = domain_of(host);
  if (host.empty() || known_.is_shared_logo_domain(domain)) return;
  const std::string fact = fact::logo(who_.logo_url);
  for (const unsigned company : known_.users_of_logo(who_.logo_url)) {
    if (is_own(company)) continue;
    note(company, {Kind::same_logo, "the logo is that of " + shown(company)},
         fact);
  }
  const Company* owner = known_.company_of(domain);
  if (!owner || domain == who_.domain) return;
  note(domain, {Kind::same_logo, "the logo is at " + text::shorten(host)},
       fact);
}

void Asker::of_logo_host() {
  const std::string host = logo_host(who_);
  const std::string domain = domain_of(host);
  if (host.empty() || domain == who_.domain || known_.company_of(domain)) {
    return;
  }
  for (const auto& [company, likeness] : known_.domains().like(domain)) {
    if (likeness == DomainIndex::Likeness::same_label || is_own(company)) {
      continue;
    }
    note(company,
         {Kind::lookalike_logo_host,
          "the host of the logo, " + text::shorten(host) +
              ", can be taken for " + shown(company) +
              strange_letters(label_of(domain))},
         fact::logo(who_.logo_url));
  }
}

/// Who could sign requests, and who receives the users.
void Asker::of_trust() {
  if (const std::string key = foreign_key_domain(who_); !key.empty()) {
    note(key,
         {Kind::foreign_key_domain,
          "syncPubKeyDomain is " + text::quote(who_.key_domain)},
         fact::key(key));
  }
  for (const std::string& domain : foreign_redirects(who_)) {
    note(domain,
         {Kind::foreign_redirect_domain,
          "syncRedirectDomain has names of " + text::shorten(domain)},
         fact::redirect(domain));
  }
}

}  // namespace

class KnownProviders::Index : public ProviderIndex {};

KnownProviders::KnownProviders() : index_(std::make_unique<Index>()) {}
KnownProviders::KnownProviders(KnownProviders&&) noexcept = default;
KnownProviders& KnownProviders::operator=(KnownProviders&&) noexcept = default;
KnownProviders::~KnownProviders() = default;

void KnownProviders::add(std::string file, const Identity& who) {
  index_->add(std::move(file), who);
}

void KnownProviders::ask_about(Identity& who) const {
  auto questions = Asker(*index_, who).questions();
  if (questions.size() > kMaxQuestions) {
    who.more_questions = questions.size() - kMaxQuestions;
    questions.resize(kMaxQuestions);
  }
  who.questions.insert(who.questions.end(),
                       std::make_move_iterator(questions.begin()),
                       std::make_move_iterator(questions.end()));
}

}  // namespace dct::vet
