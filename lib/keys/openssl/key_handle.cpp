// SPDX-License-Identifier: MIT
#include "keys/openssl/key_handle.hpp"

#include <array>

#include "text/quote.hpp"

namespace dct::keys {
namespace {

const EVP_MD* digest_of(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::rs256:
    case Algorithm::ps256:
    case Algorithm::es256:
      return EVP_sha256();
    case Algorithm::rs384:
    case Algorithm::ps384:
    case Algorithm::es384:
      return EVP_sha384();
    case Algorithm::rs512:
    case Algorithm::ps512:
      return EVP_sha512();
    case Algorithm::eddsa:
    case Algorithm::ed25519:
      return nullptr;  // the algorithm includes its hash
  }
  return nullptr;
}

bool is_pss(Algorithm algorithm) {
  return algorithm == Algorithm::ps256 || algorithm == Algorithm::ps384 ||
         algorithm == Algorithm::ps512;
}

// OpenSSL verifies with no larger one.
constexpr int kMaxBits = OPENSSL_RSA_MAX_MODULUS_BITS;

std::string text_parameter(const EVP_PKEY* key, const char* parameter) {
  std::array<char, 64> text{};
  EVP_PKEY_get_utf8_string_param(key, parameter, text.data(), text.size(),
                                 nullptr);
  return text.data();
}

std::optional<KeyKind> kind_of(const EVP_PKEY* key) {
  if (EVP_PKEY_is_a(key, "RSA")) return KeyKind::rsa;
  if (EVP_PKEY_is_a(key, "ED25519")) return KeyKind::ed25519;
  if (!EVP_PKEY_is_a(key, "EC")) return std::nullopt;
  const std::string curve = text_parameter(key, OSSL_PKEY_PARAM_GROUP_NAME);
  if (curve == "prime256v1") return KeyKind::p256;
  if (curve == "secp384r1") return KeyKind::p384;
  return std::nullopt;
}

using Init = decltype(EVP_DigestSignInit)*;

DigestContext prepare(const KeyHandle& key, Algorithm algorithm, Init init) {
  DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* settings = nullptr;  // the context owns it
  if (!context || key_kind(algorithm) != key.kind) return nullptr;
  if (init(context.get(), &settings, digest_of(algorithm), nullptr,
           key.pkey.get()) != 1) {
    return nullptr;
  }
  // RFC 7518 section 3.5: the salt is as long as the digest.
  if (is_pss(algorithm) &&
      (EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) != 1 ||
       EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) !=
           1)) {
    return nullptr;
  }
  return context;
}

}  // namespace

std::optional<diagnostic::Problem> find_excess_length(std::string_view text) {
  if (text.size() <= kMaxKeyBytes) return std::nullopt;
  return diagnostic::error("key-length",
                           "the key has " + text::count(text.size(), "byte") +
                               "; no key has more than 64 KiB",
                           "name the file of the key, and only that");
}

diagnostic::Result<std::shared_ptr<const KeyHandle>> adopt(Pkey pkey) {
  const auto kind = kind_of(pkey.get());
  if (!kind) {
    const char* type = EVP_PKEY_get0_type_name(pkey.get());
    return diagnostic::error(
        "key-kind",
        "the key is of another kind (" + std::string(type ? type : "unknown") +
            "); requests are signed with RSA, EC on P-256 or P-384, or "
            "Ed25519",
        "make an RSA key of 2048 bits");
  }
  if (const int bits = EVP_PKEY_get_bits(pkey.get()); bits > kMaxBits) {
    return diagnostic::error(
        "key-bits",
        "the key has " + std::to_string(bits) +
            " bits, with which one signature takes minutes; 2048 to 4096 are "
            "usual",
        "make an RSA key of 2048 bits");
  }
  // RFC 5480 section 2.2: never the hybrid form.
  if (text_parameter(pkey.get(), OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT) ==
      "hybrid") {
    return diagnostic::error(
        "key-point-form",
        "the point of the key is in the hybrid form, which RFC 5480 forbids",
        "write it uncompressed, as `openssl ec` does");
  }
  auto handle = std::make_shared<KeyHandle>();
  handle->pkey = std::move(pkey);
  handle->kind = *kind;
  return {std::move(handle)};
}

DigestContext prepare_signing(const KeyHandle& key, Algorithm algorithm) {
  return prepare(key, algorithm, EVP_DigestSignInit);
}

DigestContext prepare_verification(const KeyHandle& key, Algorithm algorithm) {
  return prepare(key, algorithm, EVP_DigestVerifyInit);
}

}  // namespace dct::keys
