// SPDX-License-Identifier: MIT
#pragma once

/// The key inside a PublicKey or a PrivateKey.

#include <dct/diagnostic/result.hpp>
#include <dct/keys/algorithm.hpp>
#include <dct/keys/public_key.hpp>

#include <memory>
#include <optional>
#include <string_view>

#include "keys/openssl/openssl.hpp"

namespace dct::keys {

struct KeyHandle {
  Pkey pkey;
  KeyKind kind = KeyKind::rsa;
};

/// Longer texts are not keys.
inline constexpr std::size_t kMaxKeyBytes = 64U << 10U;

/// The problem of a text that is longer.
std::optional<diagnostic::Problem> find_excess_length(std::string_view text);

/// A key that can sign requests, or why this one can't.
diagnostic::Result<std::shared_ptr<const KeyHandle>> adopt(Pkey pkey);

/// adopt() as a PublicKey or a PrivateKey.
template <typename Key>
diagnostic::Result<Key> adopt_as(Pkey pkey) {
  auto adopted = adopt(std::move(pkey));
  if (!adopted) return std::move(adopted).problems();
  return Key(*std::move(adopted));
}

/// Ready to sign, or to verify; null when the algorithm does not belong to the
/// key.
DigestContext prepare_signing(const KeyHandle& key, Algorithm algorithm);
DigestContext prepare_verification(const KeyHandle& key, Algorithm algorithm);

}  // namespace dct::keys
