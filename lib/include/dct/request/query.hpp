// SPDX-License-Identifier: MIT
#pragma once

/// The query of an apply request: what is signed, byte for byte
/// (draft-ietf-dconn-domainconnect-05 sections 8.3.2.1 and 8.3.4).
///
///   const std::string to_sign = dct::request::canonical_query(
///       {{"domain", "example.com"}, {"a", "1+1"}});
///   // "a=1%2B1&domain=example.com"
///   const std::string sent = to_sign + "&key=_dck1&sig=QUJD";
///   assert(dct::request::signed_part(sent) == to_sign);

#include <dct/export.h>

#include <string>
#include <string_view>
#include <vector>

namespace dct::request {

/// A parameter as its sender means it, not encoded.
struct QueryParameter {
  std::string name{};
  std::string value{};

  friend bool operator==(const QueryParameter&,
                         const QueryParameter&) = default;
};

/// The exact bytes that a sender signs: names and values percent-encoded,
/// sorted by the encoded name (octet order), joined by = and &. Equal names
/// keep their order, which the draft leaves open. `sig` and `key` are left out.
[[nodiscard]] DCT_EXPORT std::string canonical_query(
    const std::vector<QueryParameter>& parameters);

/// The exact bytes that a receiver verifies: the query as received, without its
/// pieces named `sig` and `key`. Nothing else is changed.
[[nodiscard]] DCT_EXPORT std::string signed_part(std::string_view query);

/// Whether a parameter of this name is part of the signature, not of what is
/// signed: `sig` or `key`.
[[nodiscard]] DCT_EXPORT bool is_signature_parameter(std::string_view name);

}  // namespace dct::request
