// SPDX-License-Identifier: MIT
#pragma once

/// The URL by which a service asks a DNS provider to apply a template
/// (draft-ietf-dconn-domainconnect-05 section 8.3), checked against the
/// template and signed.
///
///   using namespace dct;
///   const auto document = json::Document::parse({"template.json", "{}"});
///   const request::ApplyUrl built = request::build_apply_url(
///       templates::read_template(document),
///       {.url_sync_ux = "https://dns.example.net", .domain = "example.com",
///        .variables = {{"ip", "192.0.2.1"}}});
///   std::cout << (built.url.empty() ? diagnostic::to_text(built.problems)
///                                   : built.url);

#include <dct/keys/private_key.hpp>
#include <dct/request/query.hpp>
#include <dct/template/template.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dct::request {

struct Signer {
  keys::PrivateKey key;
  keys::Algorithm algorithm = keys::Algorithm::rs256;
  std::string key_label{};  ///< the label below syncPubKeyDomain: `_dck1`
};

/// What a service asks for, not encoded.
struct ApplyRequest {
  std::string url_sync_ux{};  ///< from the provider's settings
  std::string domain{};       ///< the zone apex
  std::optional<std::string> host{};
  std::vector<QueryParameter> variables{};
  std::vector<std::string> group_ids{};  ///< empty: all records
  std::optional<std::string> provider_name{};
  std::optional<std::string> service_name{};
  std::optional<std::string> instance_id{};
  std::optional<std::string> redirect_uri{};
  std::optional<std::string> state{};
};

/// draft-05 section 8.3.1: a provider may refuse longer URLs.
inline constexpr std::size_t kLongestUrl = 8000;

struct [[nodiscard]] ApplyUrl {
  std::string url{};          ///< empty when a problem is an error
  std::string signed_text{};  ///< its query, without `key` and `sig`
  std::vector<diagnostic::Problem> problems{};
};

/// Builds the URL and reports everything for which a provider would refuse it,
/// or might understand it differently. redirect_uri is judged by both readings
/// of syncRedirectDomain: some providers compare the host exactly, others
/// accept sub-domains.
/// @param signer  null: the URL is not signed
DCT_EXPORT ApplyUrl build_apply_url(const templates::Template& tmpl,
                                    const ApplyRequest& request,
                                    const Signer* signer = nullptr);

}  // namespace dct::request
