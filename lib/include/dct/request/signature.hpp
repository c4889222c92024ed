// SPDX-License-Identifier: MIT
#pragma once

/// Signatures of apply requests (draft-ietf-dconn-domainconnect-05 sections
/// 8.3.2.1 and 8.3.4): made, verified, and if that fails, what the sender most
/// likely did wrong.
///
///   using namespace dct;
///   const auto key = keys::PrivateKey::generate(keys::KeyKind::p256);
///   const std::string query = request::sign_query(
///       {{"domain", "example.com"}}, *key, keys::Algorithm::es256, "_dck1");
///   const auto record = keys::read_key_record(
///       keys::publish(key->public_key(), keys::Algorithm::es256));
///   const request::Verification checked = request::verify(query, record);
///   if (!checked.verified)
///     std::cerr << diagnostic::to_text(checked.problems);

#include <dct/keys/key_record.hpp>
#include <dct/keys/private_key.hpp>
#include <dct/keys/publish.hpp>
#include <dct/request/query.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

/// The signature of a text in standard base64; empty when the algorithm does
/// not belong to the key.
[[nodiscard]] DCT_EXPORT std::string sign(std::string_view text,
                                          const keys::PrivateKey& key,
                                          keys::Algorithm algorithm);

/// `query&key=..&sig=..`, encoded: the whole query to send (one provider wants
/// `sig` last).
/// @param query      what was signed
/// @param signature  in base64
[[nodiscard]] DCT_EXPORT std::string append_signature(
    std::string_view query, std::string_view key_label,
    std::string_view signature);

/// The whole query to send: canonical_query and its signature. Parameters named
/// sig and key are replaced. Empty when the algorithm does not belong to the
/// key.
[[nodiscard]] DCT_EXPORT std::string sign_query(
    const std::vector<QueryParameter>& parameters, const keys::PrivateKey& key,
    keys::Algorithm algorithm, std::string_view key_label);

struct [[nodiscard]] Verification {
  /// The signature is that of the query as received, and the key is sound.
  bool verified = false;
  std::string signed_text{};  ///< the bytes that were checked
  std::string key_label{};    ///< the `key` parameter, decoded
  std::string algorithm{};    ///< as the key record names it
  /// Not verified: at least one error. Verified: objections that other
  /// providers, or a reader of the draft, might have.
  std::vector<diagnostic::Problem> problems{};
};

/// Checks a query as received against the key record that was found for it. On
/// failure the usual mistakes are tried, one by one and in pairs (sorted,
/// encoded differently, with `key` included, another algorithm, ...); those
/// that would have made the signature right are reported. Such a trial never
/// makes the query verified.
/// @param query  as received, `sig` and `key` included; at most 64 KiB
/// @param label  where the record was found; if given, `key` must be that
/// @param sync_pub_key_domain  if given, `key` is judged as a label below it
DCT_EXPORT Verification verify(std::string_view query,
                               const keys::KeyRecord& record,
                               std::string_view label = {},
                               std::string_view sync_pub_key_domain = {});

/// The label below sync_pub_key_domain at which the key of a query is
/// published: its `key` parameter. Nothing when that is not a label (verify()
/// says why).
[[nodiscard]] DCT_EXPORT std::optional<std::string> key_label_of(
    std::string_view query, std::string_view sync_pub_key_domain);

}  // namespace dct::request
