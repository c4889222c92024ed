// SPDX-License-Identifier: MIT
#pragma once

/// Who asks to have a template let in, as data, and what to ask him.
///
///   const auto document = dct::json::Document::parse({"web.json", R"({
///     "providerId": "shop.example.com", "providerName": "Shop"})"});
///   const dct::vet::Identity who =
///       dct::vet::identify(dct::templates::read_template(document));
///   std::cout << who.domain << '\n';  // example.com

#include <dct/export.h>
#include <dct/rules/published_key.hpp>
#include <dct/template/template.hpp>
#include <dct/vet/history.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

/// Why a question is asked. What can deceive comes first.
enum class QuestionKind : std::uint8_t {
  lookalike_name,           ///< a name that only looks like another's
  lookalike_domain,         ///< a domain that can be taken for another's
  lookalike_logo_host,      ///< the same of the logo's host
  first_change,             ///< nobody knows this author
  same_name,                ///< the providerName is another's
  name_is_domain,           ///< a name that is another's domain
  name_contains,            ///< a providerName with another's in it
  service_named_after,      ///< a serviceName that is another's providerName
  other_suffix,             ///< example.com and example.net
  same_logo,                ///< the logo is another's, or at another's host
  foreign_key_domain,       ///< syncPubKeyDomain is not the provider's
  foreign_redirect_domain,  ///< the same of syncRedirectDomain
};

/// "lookalike-name", for programs.
DCT_EXPORT std::string_view name(QuestionKind kind);

struct Evidence {
  QuestionKind kind = QuestionKind::same_name;
  std::string say{};  ///< a clause; may cite the templates' text
};

/// For a person to answer. It is not a defect: most answers are harmless.
struct Question {
  std::string say{};    ///< "Is example.net the same company as example.com?"
  std::string other{};  ///< the domain that it is about; empty: none
  std::string provider_id{};  ///< who has that domain; empty: nobody known
  std::string file{};         ///< of a template of that provider
  /// At least one; what can deceive comes first.
  std::vector<Evidence> evidence{};
  std::string look{};  ///< what answers it
  /// Another template of the same provider, for which all of this had to be
  /// asked as well when it was let in; empty: there is none.
  std::string precedent{};

  [[nodiscard]] QuestionKind kind() const { return evidence.front().kind; }
};

/// Whether a key is where requests are verified with it.
struct KeyEvidence {
  enum class Answer : std::uint8_t { not_asked, yes, no, unknown };

  Answer answer = Answer::not_asked;
  std::string at{};   ///< the name of the key that was found
  std::string why{};  ///< it is useless, or nothing is known
};
DCT_EXPORT std::string_view name(KeyEvidence::Answer answer);

/// @param domain  below which the key was looked up
[[nodiscard]] DCT_EXPORT KeyEvidence
read_key_answer(const rules::KeyAnswer& answer, const std::string& domain);

struct Identity {
  std::string provider_id{};
  std::string provider_name{};
  std::string service_id{};
  std::string service_name{};
  /// What somebody registered to have this providerId; the providerId itself
  /// where that is no domain. In small letters and A-labels.
  std::string domain{};
  std::string key_domain{};  ///< syncPubKeyDomain
  std::vector<std::string> redirect_domains{};
  std::string logo_url{};
  KeyEvidence key{};
  std::optional<History> history{};  ///< if it was asked for
  std::vector<Question> questions{};
  std::size_t more_questions = 0;  ///< that are left out, as too many
};

/// All that the template itself says.
[[nodiscard]] DCT_EXPORT Identity identify(const templates::Template& tmpl);

/// Adds a question if `history` says that the author has changed no template of
/// this provider, and others have.
DCT_EXPORT void ask_about_author(Identity& who);

/// The domain that somebody registered to have this name, in small letters and
/// A-labels. Of what is no name of the public DNS, all of it.
[[nodiscard]] DCT_EXPORT std::string domain_of(std::string_view name);

}  // namespace dct::vet
