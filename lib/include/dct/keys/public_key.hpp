// SPDX-License-Identifier: MIT
#pragma once

/// Public keys: read, written, and signatures verified with them.
///
///   const auto key = dct::keys::PublicKey::read("-----BEGIN PUBLIC KEY-----");
///   if (!key) std::cerr << key.why() << '\n';
///   if (key && key->verifies(dct::keys::Algorithm::rs256, "text", "signature"))
///     std::cout << key->bits() << " bits\n";

#include <dct/diagnostic/result.hpp>
#include <dct/keys/algorithm.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::keys {

struct KeyHandle;  // what the cryptographic library holds

class DCT_EXPORT PublicKey {
 public:
  /// PEM (SubjectPublicKeyInfo, PKCS#1, or a certificate's key), or base64 of
  /// DER (SubjectPublicKeyInfo), in which white space is skipped.
  static diagnostic::Result<PublicKey> read(std::string_view text);
  /// A SubjectPublicKeyInfo. Bytes after its end are an error, and so is every
  /// encoding that is not DER's only one.
  static diagnostic::Result<PublicKey> read_der(std::string_view der);

  [[nodiscard]] KeyKind kind() const;
  [[nodiscard]] unsigned bits() const;  ///< 2048 for RSA 2048
  [[nodiscard]] std::string pem() const;
  [[nodiscard]] std::string der() const;  ///< SubjectPublicKeyInfo

  /// Sizes and numbers with which signatures can be forged, now or soon.
  [[nodiscard]] std::vector<diagnostic::Problem> weaknesses() const;

  /// Whether `signature` (raw bytes) is that of `text`. False too when the
  /// algorithm does not belong to the key.
  [[nodiscard]] bool verifies(Algorithm algorithm, std::string_view text,
                              std::string_view signature) const;

  /// Bytes of each of its signatures.
  [[nodiscard]] std::size_t signature_size() const;
  /// What an RSA signature (PKCS#1 v1.5) was made over: the DER of a digest and
  /// the name of its hash. Nothing when another key made it, or for other
  /// kinds of keys. For explanations; it verifies nothing.
  [[nodiscard]] std::optional<std::string> signed_digest(
      std::string_view signature) const;

  explicit PublicKey(std::shared_ptr<const KeyHandle> handle)
      : handle_(std::move(handle)) {}

 private:
  std::shared_ptr<const KeyHandle> handle_;
};

}  // namespace dct::keys
