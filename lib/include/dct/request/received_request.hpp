// SPDX-License-Identifier: MIT
#pragma once

/// A request as a DNS provider receives it: read back from its URL, and held
/// to what a provider refuses (draft-ietf-dconn-domainconnect-05 sections 8.3
/// and 10.2).
///
///   std::string owner = dct::request::key_owner_of(query, sync_pub_key_domain);
///   dct::keys::KeyRecord key = dct::keys::read_key_record(txt_records_at(owner), owner);
///   auto received = dct::request::check_received(tmpl, url, &key);
///   if (received.is_refused())
///     for (const dct::diagnostic::Problem& m : received.all_problems()) tell(m);

#include <dct/apply/apply.hpp>
#include <dct/request/apply_url.hpp>
#include <dct/request/signature.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

struct DCT_EXPORT ReceivedRequest {
  /// What it asks for, decoded. url_sync_ux is empty when no more than a query
  /// was received.
  ApplyRequest request;
  /// Empty when the template does not want signatures.
  Verification signature;
  std::vector<diagnostic::Problem>
      problems;  ///< all but those of the signature

  bool is_refused() const;
  /// Those of the signature first.
  std::vector<diagnostic::Problem> all_problems() const;
  /// Why nothing is applied: each error, with the kind that it has in the
  /// answers of a simulation. Empty unless refused.
  std::vector<apply::Error> refusals() const;
};

/// All that a provider refuses the request for (errors), that only some refuse
/// or that may not do what its sender wants (warnings), and that they ignore
/// (info). Whether the domain is a zone of the user, only the provider knows.
/// @param url_or_query  as received; of a full URL the path is checked as well
/// @param key  what was found at key_owner_of(); null: nothing was looked for,
///             and a template that wants signatures refuses the request
DCT_EXPORT ReceivedRequest check_received(const templates::Template& tmpl,
                                          std::string_view url_or_query,
                                          const keys::KeyRecord* key);

/// Mistakes in the path `../v2/domainTemplates/providers/{providerId}/services/
/// {serviceId}/apply`, which no signature covers (section 8.3.1). None for a
/// query without URL.
DCT_EXPORT std::vector<diagnostic::Problem> check_apply_path(
    const templates::Template& tmpl, std::string_view url_or_query);

}  // namespace dct::request
