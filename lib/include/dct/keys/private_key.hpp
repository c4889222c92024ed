// SPDX-License-Identifier: MIT
#pragma once

/// Private keys: made, read, written, and used to sign. No message contains a
/// private key, and its memory is overwritten when it is destroyed.
///
///   using namespace dct::keys;
///   const auto made = PrivateKey::generate(KeyKind::rsa, 2048);
///   const Secret pem = made->pem("passphrase");
///   const auto read = PrivateKey::read(pem.text(), "passphrase");
///   if (!read) std::cerr << read.why() << '\n';

#include <dct/diagnostic/result.hpp>
#include <dct/keys/algorithm.hpp>
#include <dct/keys/public_key.hpp>
#include <dct/keys/secret.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace dct::keys {

class DCT_EXPORT PrivateKey {
 public:
  /// PEM (PKCS#8, encrypted or not, PKCS#1, SEC 1), or base64 of DER.
  /// @param passphrase  of an encrypted key; ignored for others
  static diagnostic::Result<PrivateKey> read(std::string_view text,
                                             std::string_view passphrase = {});
  /// @param bits  of RSA: 2048, 3072 or 4096; ignored for others
  static diagnostic::Result<PrivateKey> generate(KeyKind kind,
                                                 unsigned bits = 2048);

  /// PKCS#8; encrypted (PBES2, AES-256-CBC) when there is a passphrase.
  [[nodiscard]] Secret pem(std::string_view passphrase = {}) const;
  [[nodiscard]] PublicKey public_key() const;

  /// The raw bytes of a signature in the form of JWA (RFC 7518, RFC 8037): of
  /// ECDSA, R followed by S. Empty when the algorithm does not belong to the
  /// key.
  [[nodiscard]] std::string sign(Algorithm algorithm,
                                 std::string_view text) const;

  explicit PrivateKey(std::shared_ptr<const KeyHandle> handle)
      : handle_(std::move(handle)) {}

 private:
  std::shared_ptr<const KeyHandle> handle_;
};

}  // namespace dct::keys
