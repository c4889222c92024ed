// SPDX-License-Identifier: MIT
#include "vet/provider_index.hpp"

#include <algorithm>

#include "text/letter_case.hpp"
#include "vet/question_drafts.hpp"

namespace dct::vet {
namespace {

// A host or a picture that more companies than this use belongs to none.
constexpr std::size_t kMostOfOneLogo = 3;
// Of one fact: one may be the template itself, another have its ids.
constexpr std::size_t kPrecedents = 3;

std::string ids_of(const Identity& who) {
  return text::lower_case(who.provider_id + "." + who.service_id);
}

void add_once(std::vector<unsigned>& companies, unsigned company) {
  if (companies.size() > kMostOfOneLogo ||
      std::find(companies.begin(), companies.end(), company) !=
          companies.end()) {
    return;
  }
  companies.push_back(company);
}

}  // namespace

void ProviderIndex::add(std::string file, const Identity& who) {
  const auto entry = static_cast<unsigned>(entries_.size());
  entries_.push_back({std::move(file), who});
  const auto [place, is_new] = by_domain_.try_emplace(
      who.domain, static_cast<unsigned>(companies_.size()));
  const unsigned company = place->second;
  if (is_new) {
    companies_.push_back({.domain = who.domain, .first = entry});
    domains_.add(company, who.domain);
  }
  names_.add(company, entry, who.provider_name, who.service_name);
  for (std::string& fact : facts_of(who)) {
    auto& entries = companies_[company].facts[std::move(fact)];
    if (entries.size() < kPrecedents) entries.push_back(entry);
  }
  if (const std::string host = logo_host(who); !host.empty()) {
    add_once(logo_urls_[who.logo_url], company);
    add_once(logo_domains_[domain_of(host)], company);
  }
}

const Company* ProviderIndex::company_of(const std::string& domain) const {
  const auto found = by_domain_.find(domain);
  return found == by_domain_.end() ? nullptr : &companies_[found->second];
}

bool ProviderIndex::is_shared_logo_domain(const std::string& domain) const {
  const auto found = logo_domains_.find(domain);
  return found != logo_domains_.end() && found->second.size() > kMostOfOneLogo;
}

std::vector<unsigned> ProviderIndex::users_of_logo(
    const std::string& url) const {
  const auto found = logo_urls_.find(url);
  return found == logo_urls_.end() ? std::vector<unsigned>() : found->second;
}

std::string ProviderIndex::precedent(
    const Identity& who, const std::vector<std::string>& facts) const {
  const Company* own = company_of(who.domain);
  if (!own) return {};
  const std::string ids = ids_of(who);
  std::string file;
  for (const std::string& fact : facts) {
    const auto with = own->facts.find(fact);
    if (with == own->facts.end()) return {};
    const auto other = std::find_if(
        with->second.begin(), with->second.end(),
        [&](unsigned entry) { return ids_of(entries_[entry].who) != ids; });
    if (other == with->second.end()) return {};
    if (file.empty()) file = entries_[*other].file;
  }
  return file;
}

}  // namespace dct::vet
