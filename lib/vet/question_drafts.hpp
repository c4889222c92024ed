// SPDX-License-Identifier: MIT
#pragma once

/// Evidence, collected by the domain that it is about; then put as questions.

#include <dct/vet/provider_identity.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dct::vet {

/// All that is asked about one other domain.
struct Draft {
  std::vector<Evidence> evidence{};
  /// What the evidence rests on: see facts_of(). A template of the same
  /// provider with the same facts had all of this asked.
  std::vector<std::string> facts{};
  std::string file{};  ///< of the other provider
  std::string provider_id{};
};

class Drafts {
 public:
  /// @param other  a domain
  void note(const std::string& other, Evidence evidence, std::string fact);
  /// Says which template of the other provider shows it; the first one stays.
  void show(const std::string& other, std::string_view file,
            std::string_view provider_id);

  /// In order: those without a precedent, what can deceive, by domain.
  /// @param precedent  the file of another template of the provider that has
  ///                   all these facts; else empty
  std::vector<Question> questions(
      const Identity& who,
      const std::function<std::string(const std::vector<std::string>&)>&
          precedent) const;

 private:
  std::map<std::string, Draft> by_domain_;
};

/// What a template says of its provider that a question can rest on, as
/// strings that are equal for equal facts.
namespace fact {
std::string domain();
std::string provider_name(std::string_view name);
std::string service_name(std::string_view name);
std::string logo(std::string_view url);
std::string key(std::string_view domain);
std::string redirect(std::string_view domain);
}  // namespace fact

/// All of them.
std::vector<std::string> facts_of(const Identity& who);

/// The domains of syncRedirectDomain that somebody can register, and that are
/// not the provider's; each once.
std::vector<std::string> foreign_redirects(const Identity& who);
/// That of syncPubKeyDomain, if it is not the provider's; else empty.
std::string foreign_key_domain(const Identity& who);
/// The host of the logo; empty if there is none.
std::string logo_host(const Identity& who);

}  // namespace dct::vet
