// SPDX-License-Identifier: MIT
#pragma once

/// Signatures of apply requests (draft-ietf-dconn-domainconnect-05 sections
/// 8.3.2.1 and 8.3.4): made, checked, and when a check fails, what its sender
/// most likely did.
///
///   std::string query = dct::request::sign_query({{"domain", "example.com"}}, key,
///                                       dct::keys::Algorithm::rs256, "_dck1");
///   dct::request::Verification v = dct::request::verify(query, dct::keys::read_key_record(txt));
///   if (!v.verified)
///     for (const dct::diagnostic::Problem& m : v.problems) std::cerr << m.message << '\n';

#include <dct/keys/key.hpp>
#include <dct/keys/key_record.hpp>
#include <dct/request/query.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

/// The signature of a text in standard base64; empty when the algorithm does
/// not belong to the key.
DCT_EXPORT std::string sign(std::string_view text, const keys::PrivateKey& key,
                            keys::Algorithm algorithm);

/// The whole query to send, as it is: canonical_query, then `key`, then `sig`
/// percent-encoded (one provider wants `sig` last). Parameters named sig and
/// key are replaced. Empty when the algorithm does not belong to the key.
DCT_EXPORT std::string sign_query(const std::vector<QueryParameter>& parameters,
                                  const keys::PrivateKey& key,
                                  keys::Algorithm algorithm,
                                  std::string_view key_label);

struct Verification {
  /// The signature is that of the query as received, and the key is sound.
  bool verified = false;
  std::string signed_text;  ///< the bytes that were checked
  std::string key_label;    ///< the `key` parameter, decoded
  std::string algorithm;    ///< as the key record names it
  /// Not verified: at least one error. Verified: what other providers, or a
  /// reader of the draft, would object to.
  std::vector<diagnostic::Problem> problems;
};

/// Checks a query as received against the key record that was found for it. On
/// failure the usual problems are tried one by one and in pairs (sorted,
/// encoded otherwise, with `key` included, another algorithm, ...); whichever
/// would have made the signature right is named. Such a trial never makes it
/// verified.
/// @param query  as received, `sig` and `key` included; at most 64 KiB
/// @param label  where the record was found; if given, `key` must be that
/// @param sync_pub_key_domain  if given, `key` is judged as a label below it
DCT_EXPORT Verification verify(std::string_view query,
                               const keys::KeyRecord& record,
                               std::string_view label = {},
                               std::string_view sync_pub_key_domain = {});

/// The name at which the key of a query is published, by its `key` parameter;
/// empty when that is no label (verify() says why).
DCT_EXPORT std::string key_owner_of(std::string_view query,
                                    std::string_view sync_pub_key_domain);

}  // namespace dct::request
