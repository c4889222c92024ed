// SPDX-License-Identifier: MIT
#pragma once

/// Signed texts in the form of DSSE v1 (Dead Simple Signing Envelope), which
/// in-toto and sigstore have as well.
///
///   using namespace dct;
///   const auto key = keys::PrivateKey::generate(keys::KeyKind::ed25519);
///   const auto envelope = attest::sign("text/plain", "hello", *key);
///   const keys::PublicKey trusted[] = {key->public_key()};
///   assert(attest::find_signer(*envelope, trusted) == &trusted[0]);

#include <dct/diagnostic/result.hpp>
#include <dct/json/document.hpp>
#include <dct/keys/private_key.hpp>
#include <dct/keys/public_key.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::attest {

struct EnvelopeSignature {
  std::string key_id{};  ///< a hint of whoever made the envelope; never trusted
  /// Of Ed25519 its 64 bytes. Of ES256 the DER of an ECDSA-Sig-Value (RFC
  /// 3279), not R followed by S as in JWA: DSSE leaves it open, and DER is what
  /// `openssl dgst -verify` and the verifiers of in-toto and sigstore read.
  std::string bytes{};
};

struct Envelope {
  std::string payload_type{};
  std::string payload{};  ///< decoded
  std::vector<EnvelopeSignature> signatures{};
};

/// The pre-authentication encoding, which is what is signed: the type and the
/// payload, each after its length.
[[nodiscard]] DCT_EXPORT std::string signed_bytes(std::string_view payload_type,
                                                  std::string_view payload);

/// SHA-256 of the SubjectPublicKeyInfo in DER, in small hexadecimal digits.
[[nodiscard]] DCT_EXPORT std::string key_id(const keys::PublicKey& key);

/// Why a key is not for envelopes: it is neither Ed25519 nor EC on P-256. The
/// kind of the key alone says how a signature was made, whatever an envelope
/// has to say about it.
[[nodiscard]] DCT_EXPORT std::optional<diagnostic::Problem> find_wrong_kind(
    const keys::PublicKey& key);

[[nodiscard]] DCT_EXPORT diagnostic::Result<Envelope> sign(
    std::string payload_type, std::string payload, const keys::PrivateKey& key);

/// The key that made one of the signatures; null when none did.
[[nodiscard]] DCT_EXPORT const keys::PublicKey* find_signer(
    const Envelope& envelope, std::span<const keys::PublicKey> trusted);

/// For json::Document::parse(); envelopes are longer than templates.
inline constexpr json::Limits kEnvelopeLimits = {
    .bytes = 4U << 20U, .string_bytes = 4U << 20U, .of = "attestation"};
inline constexpr std::size_t kMaxSignatures = 16;

/// Base64 is strict: each payload has one text. Unknown members are ignored; a
/// duplicate key is an error, and so is everything that is not JSON. A
/// signature that is not base64 is kept, and never verifies.
[[nodiscard]] DCT_EXPORT diagnostic::Result<Envelope> read_envelope(
    const json::Document& document);

/// One line of JSON, with its line break: several make a bundle of in-toto.
[[nodiscard]] DCT_EXPORT std::string write_envelope(const Envelope& envelope);

}  // namespace dct::attest
