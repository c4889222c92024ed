// SPDX-License-Identifier: MIT
#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <dct/text/base64.hpp>

#include "keys/openssl.hpp"
#include "text/quote.hpp"

namespace dct::keys {
namespace {

using Bignum = std::unique_ptr<BIGNUM, Release<BN_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Decoder =
    std::unique_ptr<OSSL_DECODER_CTX, Release<OSSL_DECODER_CTX_free>>;

KeyResult<PublicKey> result_of(Pkey pkey) {
  auto adopted = adopt(std::move(pkey));
  if (!adopted.key) return {.error = std::move(adopted.error)};
  return {.key = PublicKey(std::move(*adopted.key))};
}

Pkey read_certificate(std::string_view text) {
  const Bio bio = reading(text);
  const Certificate certificate(
      PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  return Pkey(certificate ? X509_get_pubkey(certificate.get()) : nullptr);
}

Pkey read_pem(std::string_view text) {
  if (text.find("BEGIN CERTIFICATE") != std::string_view::npos) {
    return read_certificate(text);
  }
  EVP_PKEY* pkey = nullptr;
  const Decoder decoder(OSSL_DECODER_CTX_new_for_pkey(
      &pkey, "PEM", nullptr, nullptr, EVP_PKEY_PUBLIC_KEY, nullptr, nullptr));
  const Bio bio = reading(text);
  OSSL_DECODER_from_bio(decoder.get(), bio.get());
  return Pkey(pkey);
}

/// JWA's R and S side by side, as the DER that the library reads.
std::string ecdsa_der(std::string_view raw, int half) {
  const Signature signature(ECDSA_SIG_new());
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(bytes_of(raw), half, nullptr),
                 BN_bin2bn(bytes_of(raw.substr(static_cast<std::size_t>(half))),
                           half, nullptr));
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &der);
  if (size <= 0) return {};
  std::string text(reinterpret_cast<const char*>(der),
                   static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return text;
}

/// The bytes that a DER SEQUENCE says it has, head included; 0 when it says
/// nothing that a key could have.
std::size_t size_by_its_head(std::string_view der) {
  const unsigned char* at = bytes_of(der);
  long size = 0;
  int tag = 0;
  int kind = 0;
  // Its result only tells whether that many bytes are there.
  ASN1_get_object(&at, &size, &tag, &kind, static_cast<long>(der.size()));
  if (tag != V_ASN1_SEQUENCE || kind != V_ASN1_UNIVERSAL || size <= 0 ||
      static_cast<std::size_t>(size) > kMaxKeyBytes) {
    return 0;
  }
  return static_cast<std::size_t>(size) +
         static_cast<std::size_t>(at - bytes_of(der));
}

}  // namespace

KeyResult<PublicKey> PublicKey::read(std::string_view text) {
  const ErrorScope errors;
  if (text.size() > kMaxKeyBytes) {
    return {.error = "it is too long for a key: " +
                     text::count(text.size(), "byte") +
                     ", where 64 KiB are a lot"};
  }
  if (text.find("PRIVATE KEY-----") != std::string_view::npos) {
    return {.error =
                "it is a private key, where a public one is wanted; give "
                "nobody the private one"};
  }
  if (text.find("-----BEGIN ") != std::string_view::npos) {
    Pkey pkey = read_pem(text);
    if (!pkey) return {.error = "there is no public key in this PEM"};
    return result_of(std::move(pkey));
  }
  std::string digits;
  for (const char c : text) {
    if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) {
      digits += c;
    }
  }
  const auto der = text::from_base64(digits);
  if (!der || der->empty()) {
    return {.error =
                "it is neither PEM (-----BEGIN PUBLIC KEY-----) nor "
                "base64 of DER"};
  }
  return read_der(*der);
}

KeyResult<PublicKey> PublicKey::read_der(std::string_view der) {
  const ErrorScope errors;
  if (der.size() > kMaxKeyBytes) {
    return {.error =
                "it is too long for a key: " + text::count(der.size(), "byte")};
  }
  const unsigned char* at = bytes_of(der);
  Pkey pkey(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
  if (!pkey) {
    const std::size_t whole = size_by_its_head(der);
    return {.error =
                whole > der.size()
                    ? "its end is missing; " + std::to_string(der.size()) +
                          " of its " + text::count(whole, "byte") + " are there"
                    : "its " + text::count(der.size(), "byte") +
                          " are no public key in DER (SubjectPublicKeyInfo); "
                          "a part is missing or altered"};
  }
  auto result = result_of(std::move(pkey));
  // Otherwise a byte could change and the key stay the same.
  if (result.key && result.key->der() != der) {
    return {.error = at != bytes_of(der) + der.size()
                         ? "there are bytes behind the end of the key"
                         : "it is not spelled as DER spells this key; it was "
                           "altered or made by a faulty program"};
  }
  return result;
}

KeyKind PublicKey::kind() const { return handle_->kind; }

unsigned PublicKey::bits() const {
  return static_cast<unsigned>(EVP_PKEY_get_bits(handle_->pkey.get()));
}

std::string PublicKey::pem() const {
  const Bio bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PUBKEY(bio.get(), handle_->pkey.get());
  return std::string(content_of(bio.get()));
}

std::string PublicKey::der() const {
  const Bio bio(BIO_new(BIO_s_mem()));
  i2d_PUBKEY_bio(bio.get(), handle_->pkey.get());
  return std::string(content_of(bio.get()));
}

std::vector<diagnostic::Problem> PublicKey::weaknesses() const {
  std::vector<diagnostic::Problem> found;
  if (kind() != KeyKind::rsa) return found;
  if (bits() < 2048) {
    found.push_back(diagnostic::warning(
        "key-weak",
        "the RSA key has " + std::to_string(bits()) +
            " bits; below 2048 it can be broken, and providers "
            "refuse it",
        "make a key of 2048 bits, and publish it under a new "
        "label"));
  }
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(handle_->pkey.get(), OSSL_PKEY_PARAM_RSA_E, &number);
  const Bignum exponent(number);
  if (!exponent || BN_is_one(exponent.get()) || !BN_is_odd(exponent.get())) {
    found.push_back(diagnostic::error(
        "key-exponent",
        "the public exponent of the RSA key is 1 or even; with "
        "it anyone can forge signatures, or none can be checked",
        "make a new key"));
  }
  return found;
}

bool PublicKey::verifies(Algorithm algorithm, std::string_view text,
                         std::string_view signature) const {
  const ErrorScope errors;
  const DigestContext context = prepare(*handle_, algorithm, Use::verify);
  if (!context) return false;
  std::string der;
  if (const int half = half_size(handle_->kind); half > 0) {
    if (signature.size() != 2 * static_cast<std::size_t>(half)) return false;
    der = ecdsa_der(signature, half);
    signature = der;
  }
  return EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(),
                          bytes_of(text), text.size()) == 1;
}

std::size_t PublicKey::signature_size() const {
  const int half = half_size(handle_->kind);
  return static_cast<std::size_t>(
      half > 0 ? 2 * half : EVP_PKEY_get_size(handle_->pkey.get()));
}

std::optional<std::string> PublicKey::signed_digest(
    std::string_view signature) const {
  const ErrorScope errors;
  if (kind() != KeyKind::rsa) return std::nullopt;
  const KeyContext context(EVP_PKEY_CTX_new(handle_->pkey.get(), nullptr));
  std::string digest(signature_size(), '\0');
  std::size_t size = digest.size();
  if (!context || EVP_PKEY_verify_recover_init(context.get()) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1 ||
      EVP_PKEY_verify_recover(context.get(), bytes_of(digest), &size,
                              bytes_of(signature), signature.size()) != 1) {
    return std::nullopt;
  }
  digest.resize(size);
  return digest;
}

}  // namespace dct::keys
