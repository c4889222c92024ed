// SPDX-License-Identifier: MIT
#pragma once

/// A request as a DNS provider receives it: read back from its URL, and checked
/// for everything that a provider refuses (draft-ietf-dconn-domainconnect-05
/// sections 8.3 and 10.2).
///
///   using namespace dct;
///   const auto document = json::Document::parse({"template.json", "{}"});
///   const auto key = keys::read_key_record({{"p=1,a=RS256,d=MIIB"}});
///   const request::ReceivedRequest received = request::check_received(
///       templates::read_template(document),
///       "domain=example.com&key=_dck1&sig=QUJD", &key);
///   if (received.is_refused())
///     std::cerr << diagnostic::to_text(received.all_problems());

#include <dct/apply/apply.hpp>
#include <dct/request/apply_url.hpp>
#include <dct/request/signature.hpp>

#include <string_view>
#include <vector>

namespace dct::request {

struct [[nodiscard]] ReceivedRequest {
  /// What it asks for, decoded. url_sync_ux is empty when only a query was
  /// received.
  ApplyRequest request{};
  /// Empty when the template does not want signatures.
  Verification signature{};
  /// All problems except those of the signature.
  std::vector<diagnostic::Problem> problems{};

  DCT_EXPORT bool is_refused() const;
  /// Those of the signature first.
  DCT_EXPORT std::vector<diagnostic::Problem> all_problems() const;
  /// Why nothing is applied: each error, with the rule that it has when it is
  /// the answer of a simulation (dct/apply/failure.hpp). Empty unless refused.
  DCT_EXPORT std::vector<diagnostic::Problem> refusals() const;
};

/// Errors: a provider refuses the request for them. Warnings: only some do, or
/// the request may not do what its sender wants. Info: providers ignore it.
/// Whether the domain is a zone of the user, only the provider knows.
/// @param url_or_query  as received; of a full URL the path is checked as well
/// @param key  what was found for key_label_of(); null: nothing was looked up,
///             and a template that wants signatures refuses the request
DCT_EXPORT ReceivedRequest check_received(const templates::Template& tmpl,
                                          std::string_view url_or_query,
                                          const keys::KeyRecord* key);

}  // namespace dct::request
