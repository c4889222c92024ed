// SPDX-License-Identifier: MIT
#pragma once

/// What is known of the providers of a registry, in maps: display names by what
/// they look like, domains by their labels' looks and by their forms with a
/// character left out, logos by host and by URL. So a registry held against
/// itself takes time by its size, not by its square.

#include <dct/vet/provider_identity.hpp>

#include <string>
#include <unordered_map>
#include <vector>

#include "vet/domain_index.hpp"
#include "vet/name_index.hpp"

namespace dct::vet {

/// A template that was let in.
struct KnownTemplate {
  std::string file{};
  Identity who{};
};

/// All templates below one domain.
struct Company {
  std::string domain{};
  unsigned first = 0;  ///< entry
  /// At most a few entries for each: see facts_of().
  std::unordered_map<std::string, std::vector<unsigned>> facts{};
};

class ProviderIndex {
 public:
  void add(std::string file, const Identity& who);

  const KnownTemplate& entry(unsigned number) const { return entries_[number]; }
  const Company& company(unsigned number) const { return companies_[number]; }
  /// The company of a registrable domain; null if none is known.
  const Company* company_of(const std::string& domain) const;
  const NameIndex& names() const { return names_; }
  const DomainIndex& domains() const { return domains_; }

  /// Whether so many companies have logos at a domain that it is none of
  /// theirs.
  bool is_shared_logo_domain(const std::string& domain) const;
  /// The companies whose logo is this very one.
  std::vector<unsigned> users_of_logo(const std::string& url) const;

  /// The file of another template of the provider that has all facts, or of the
  /// first of several that have them together; else empty.
  std::string precedent(const Identity& who,
                        const std::vector<std::string>& facts) const;

 private:
  using Companies = std::unordered_map<std::string, std::vector<unsigned>>;

  std::vector<KnownTemplate> entries_;
  std::vector<Company> companies_;
  std::unordered_map<std::string, unsigned> by_domain_;
  NameIndex names_;
  DomainIndex domains_;
  Companies logo_urls_;
  Companies logo_domains_;
};

}  // namespace dct::vet
