// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/vet/provider_identity.hpp>

#include <array>

#include "dns/a_labels.hpp"
#include "dns/public_suffix.hpp"
#include "template/redirect_entries.hpp"
#include "text/letter_case.hpp"

namespace dct::vet {

std::string_view name(QuestionKind kind) {
  constexpr std::array<std::string_view, 12> kNames = {
      "lookalike-name", "lookalike-domain",    "lookalike-logo-host",
      "first-change",   "same-name",           "name-is-domain",
      "name-contains",  "service-named-after", "other-suffix",
      "same-logo",      "foreign-key-domain",  "foreign-redirect-domain"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name(KeyEvidence::Answer answer) {
  constexpr std::array<std::string_view, 4> kNames = {"not-asked", "yes", "no",
                                                      "unknown"};
  return kNames[static_cast<std::size_t>(answer)];
}

std::string domain_of(std::string_view name) {
  constexpr std::size_t kLongest = 253;
  const std::string lower = text::lower_case(name.substr(0, kLongest));
  const auto ascii = dns::to_a_labels(lower);
  const std::string& known = ascii ? *ascii : lower;
  if (!dns::has_public_tld(known)) return known;
  const std::string domain = dns::registrable_domain(known);
  return domain.empty() ? known : domain;
}

Identity identify(const templates::Template& tmpl) {
  Identity who{.provider_id = std::string(tmpl.provider_id.string()),
               .provider_name = std::string(tmpl.provider_name.string()),
               .service_id = std::string(tmpl.service_id.string()),
               .service_name = std::string(tmpl.service_name.string()),
               .domain = domain_of(tmpl.provider_id.string()),
               .key_domain = std::string(tmpl.sync_pub_key_domain.string()),
               .logo_url = std::string(tmpl.logo_url.string())};
  for (const auto& entry :
       templates::redirect_entries(tmpl.sync_redirect_domain.string())) {
    if (!entry.text.empty()) who.redirect_domains.emplace_back(entry.text);
  }
  return who;
}

}  // namespace dct::vet
