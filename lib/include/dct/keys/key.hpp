// SPDX-License-Identifier: MIT
#pragma once

/// Keys that sign apply requests, and the algorithms they sign with. A private
/// key is never part of a message, and its memory is wiped when it goes.
///
///   dct::keys::KeyResult<dct::keys::PrivateKey> made =
///       dct::keys::PrivateKey::generate(dct::keys::KeyKind::rsa, 2048);
///   dct::keys::Secret pem = made.key->pem("passphrase");
///   dct::keys::KeyResult<dct::keys::PrivateKey> read =
///       dct::keys::PrivateKey::read(pem.text(), "passphrase");
///   if (!read.key) std::cerr << read.error << '\n';

#include <dct/diagnostic/finding.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// draft-ietf-dconn-domainconnect-05 section 6.4: `a` is a name of the IANA
/// JOSE registry, both sides MUST support RS256, and any other is at the
/// provider's choice. The community's specification knows RS256 only.
enum class Standing : std::uint8_t {
  mandatory,  ///< every provider verifies it
  optional,   ///< registered; a provider may verify it
  outside     ///< registered, but no signature with a public key, so no `a`
};

struct AlgorithmInfo {
  std::string_view name;  ///< as in `a`
  Standing standing = Standing::outside;
  /// Absent: this library neither signs nor verifies it.
  std::optional<Algorithm> algorithm;
  std::string_view reference;
};

/// RS256 first, the default when a key record has no `a`.
DCT_EXPORT std::span<const AlgorithmInfo> algorithms();
/// Exact spelling; null for a name that the table does not have.
DCT_EXPORT const AlgorithmInfo* find_algorithm(std::string_view name);
DCT_EXPORT std::string_view name(Algorithm algorithm);
DCT_EXPORT KeyKind key_kind(Algorithm algorithm);
/// RS256 for RSA, ES256, ES384, Ed25519.
DCT_EXPORT Algorithm default_algorithm(KeyKind kind);

/// Bytes that are wiped when they are no longer needed. (A vector, for a short
/// std::string leaves copies of itself behind.)
class DCT_EXPORT Secret {
 public:
  explicit Secret(std::string_view text) : bytes_(text.begin(), text.end()) {}
  Secret(const Secret&) = delete;
  Secret(Secret&& other) noexcept = default;
  Secret& operator=(const Secret&) = delete;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();

  std::string_view text() const { return {bytes_.data(), bytes_.size()}; }

 private:
  std::vector<char> bytes_;
};

/// A key, or in one sentence why there is none.
template <typename Key>
struct KeyResult {
  std::optional<Key> key;
  std::string error;
};

struct KeyHandle;  // what the cryptographic library holds

class DCT_EXPORT PublicKey {
 public:
  /// PEM (SubjectPublicKeyInfo, PKCS#1, or a certificate's key), or base64 of
  /// DER (SubjectPublicKeyInfo), in which white space is skipped.
  static KeyResult<PublicKey> read(std::string_view text);
  /// A SubjectPublicKeyInfo. Bytes behind it, and any spelling but the one
  /// that DER allows, are errors.
  static KeyResult<PublicKey> read_der(std::string_view der);

  KeyKind kind() const;
  unsigned bits() const;  ///< 2048 for RSA 2048
  std::string pem() const;
  std::string der() const;  ///< SubjectPublicKeyInfo

  /// Sizes and numbers with which anyone can forge a signature, or soon will.
  std::vector<diagnostic::Problem> weaknesses() const;

  /// Whether `signature` (raw bytes) is that of `text`. False as well when the
  /// algorithm does not belong to the key.
  bool verifies(Algorithm algorithm, std::string_view text,
                std::string_view signature) const;

  std::size_t signature_size() const;  ///< bytes of each of its signatures
  /// What an RSA signature (PKCS#1 v1.5) was made over: the DER of a digest and
  /// the name of its hash. Nothing when another key made it, or for other
  /// kinds of keys. For explanations; it verifies nothing.
  std::optional<std::string> signed_digest(std::string_view signature) const;

  explicit PublicKey(std::shared_ptr<const KeyHandle> handle)
      : handle_(std::move(handle)) {}

 private:
  std::shared_ptr<const KeyHandle> handle_;
};

class DCT_EXPORT PrivateKey {
 public:
  /// PEM (PKCS#8, encrypted or not, PKCS#1, SEC 1), or base64 of DER.
  /// @param passphrase  for an encrypted key; else ignored
  static KeyResult<PrivateKey> read(std::string_view text,
                                    std::string_view passphrase = {});
  /// @param bits  of RSA: 2048, 3072 or 4096; else ignored
  static KeyResult<PrivateKey> generate(KeyKind kind, unsigned bits = 2048);

  /// PKCS#8; encrypted (PBES2, AES-256-CBC) when there is a passphrase.
  Secret pem(std::string_view passphrase = {}) const;
  PublicKey public_key() const;

  /// The raw bytes of a signature, as JWA (RFC 7518, RFC 8037) has them:
  /// ECDSA is R and S side by side. Empty when the algorithm does not belong to
  /// the key.
  std::string sign(Algorithm algorithm, std::string_view text) const;

  explicit PrivateKey(std::shared_ptr<const KeyHandle> handle)
      : handle_(std::move(handle)) {}

 private:
  std::shared_ptr<const KeyHandle> handle_;
};

}  // namespace dct::keys
