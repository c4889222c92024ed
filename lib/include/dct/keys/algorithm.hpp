// SPDX-License-Identifier: MIT
#pragma once

/// Algorithms of signatures, and the kinds of keys that they need.
///
///   using namespace dct::keys;
///   for (const AlgorithmInfo& a : algorithms())
///     std::cout << a.name << (a.algorithm ? "\n" : " (not supported)\n");
///   assert(default_algorithm(KeyKind::rsa) == Algorithm::rs256);

#include <dct/export.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dct::keys {

enum class KeyKind : std::uint8_t { rsa, p256, p384, ed25519 };

enum class Algorithm : std::uint8_t {
  rs256,
  rs384,
  rs512,
  ps256,
  ps384,
  ps512,
  es256,
  es384,
  eddsa,
  ed25519
};

/// What a provider has to support. draft-ietf-dconn-domainconnect-05 section
/// 6.4: `a` is a name of the IANA JOSE registry, both sides MUST support RS256,
/// and a provider chooses which others it supports. The community's
/// specification has RS256 only.
enum class AlgorithmSupport : std::uint8_t {
  mandatory,    ///< every provider verifies it
  optional,     ///< registered; a provider may verify it
  not_possible  ///< registered, but not a signature with a public key
};

struct AlgorithmInfo {
  std::string_view name{};  ///< as in `a`
  AlgorithmSupport support = AlgorithmSupport::not_possible;
  /// Absent: this library neither signs nor verifies it.
  std::optional<Algorithm> algorithm{};
  std::string_view reference{};
};

/// RS256 first, the default when a key record has no `a`.
[[nodiscard]] DCT_EXPORT std::span<const AlgorithmInfo> algorithms();
/// Null if there is none of exactly this name.
[[nodiscard]] DCT_EXPORT const AlgorithmInfo* find_algorithm(
    std::string_view name);
[[nodiscard]] DCT_EXPORT std::string_view name(Algorithm algorithm);
[[nodiscard]] DCT_EXPORT KeyKind key_kind(Algorithm algorithm);
/// RS256 for RSA, ES256, ES384, Ed25519.
[[nodiscard]] DCT_EXPORT Algorithm default_algorithm(KeyKind kind);

}  // namespace dct::keys
