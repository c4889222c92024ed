// SPDX-License-Identifier: MIT
#include "keys/openssl.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

#include <array>

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
      return nullptr;  // it hashes by itself
  }
  return nullptr;
}

bool is_pss(Algorithm algorithm) {
  return algorithm == Algorithm::ps256 || algorithm == Algorithm::ps384 ||
         algorithm == Algorithm::ps512;
}

// The library verifies with no larger one.
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

}  // namespace

std::string_view content_of(BIO* memory) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory, &data);
  return {data, static_cast<std::size_t>(size)};
}

KeyResult<std::shared_ptr<const KeyHandle>> adopt(Pkey pkey) {
  const auto kind = kind_of(pkey.get());
  if (!kind) {
    const char* type = EVP_PKEY_get0_type_name(pkey.get());
    return {.error = "it is a key of another kind (" +
                     std::string(type ? type : "unknown") +
                     "); requests are signed with RSA, EC on P-256 or P-384, "
                     "or Ed25519"};
  }
  if (EVP_PKEY_get_bits(pkey.get()) > kMaxBits) {
    return {.error = "it has " + std::to_string(EVP_PKEY_get_bits(pkey.get())) +
                     " bits, with which a signature takes minutes; 2048 to "
                     "4096 are usual"};
  }
  // RFC 5480 section 2.2: never the hybrid form.
  if (text_parameter(pkey.get(), OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT) ==
      "hybrid") {
    return {.error = "its point is in the hybrid form, which RFC 5480 forbids"};
  }
  auto handle = std::make_shared<KeyHandle>();
  handle->pkey = std::move(pkey);
  handle->kind = *kind;
  return {.key = std::move(handle)};
}

DigestContext prepare(const KeyHandle& key, Algorithm algorithm, Use use) {
  DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* settings = nullptr;  // the context owns it
  if (!context || key_kind(algorithm) != key.kind) return nullptr;
  const auto init =
      use == Use::sign ? EVP_DigestSignInit : EVP_DigestVerifyInit;
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

int half_size(KeyKind kind) {
  switch (kind) {
    case KeyKind::p256:
      return 32;
    case KeyKind::p384:
      return 48;
    case KeyKind::rsa:
    case KeyKind::ed25519:
      return 0;
  }
  return 0;
}

std::string ecdsa_raw(std::string_view der, int half) {
  const unsigned char* at = bytes_of(der);
  const Signature signature(
      d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  std::string raw(2 * static_cast<std::size_t>(half), '\0');
  if (!signature ||
      BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes_of(raw), half) !=
          half ||
      BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes_of(raw) + half,
                   half) != half) {
    return {};
  }
  return raw;
}

}  // namespace dct::keys
