// SPDX-License-Identifier: MIT
#pragma once

/// The URL by which a service asks a DNS provider to apply a template
/// (draft-ietf-dconn-domainconnect-05 section 8.3), checked against the
/// template and signed.
///
///   dct::request::ApplyUrl built = dct::request::build_apply_url(
///       tmpl,
///       {.url_sync_ux = "https://dns.example.net", .domain = "example.com",
///        .variables = {{"ip", "192.0.2.1"}}},
///       &signer);
///   if (!dct::diagnostic::has_error(built.problems)) redirect_to(built.url);

#include <dct/keys/key.hpp>
#include <dct/request/query.hpp>
#include <dct/template/template.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dct::request {

struct Signer {
  keys::PrivateKey key;
  keys::Algorithm algorithm = keys::Algorithm::rs256;
  std::string key_label;  ///< the label below syncPubKeyDomain, as in `_dck1`
};

/// What a service asks for, nothing encoded.
struct ApplyRequest {
  std::string url_sync_ux;  ///< from the provider's settings
  std::string domain;       ///< the zone apex
  std::optional<std::string> host;
  std::vector<QueryParameter> variables;
  std::vector<std::string> group_ids;  ///< empty: all records
  std::optional<std::string> provider_name;
  std::optional<std::string> service_name;
  std::optional<std::string> instance_id;
  std::optional<std::string> redirect_uri;
  std::optional<std::string> state;
};

struct ApplyUrl {
  std::string url;          ///< empty when a mistake is an error
  std::string signed_text;  ///< its query, less `key` and `sig`
  std::vector<diagnostic::Problem> problems;
};

/// Builds the URL and reports all that a provider would refuse it for, or
/// understand otherwise. redirect_uri is held to both readings of
/// syncRedirectDomain: providers that compare the host exactly, and those that
/// accept sub-domains.
/// @param signer  null: the URL is not signed
DCT_EXPORT ApplyUrl build_apply_url(const templates::Template& tmpl,
                                    const ApplyRequest& request,
                                    const Signer* signer);

}  // namespace dct::request
