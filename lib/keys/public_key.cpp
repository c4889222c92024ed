// SPDX-License-Identifier: MIT
#include <dct/keys/public_key.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/base64.hpp>

#include "keys/openssl/ecdsa.hpp"
#include "keys/openssl/key_handle.hpp"
#include "keys/openssl/openssl.hpp"
#include "text/quote.hpp"

namespace dct::keys {
namespace {

using diagnostic::error;
using Bignum = OpenSslOwner<BIGNUM, BN_free>;
using Certificate = OpenSslOwner<X509, X509_free>;
using PemDecoder = OpenSslOwner<OSSL_DECODER_CTX, OSSL_DECODER_CTX_free>;

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
  const PemDecoder decoder(OSSL_DECODER_CTX_new_for_pkey(
      &pkey, "PEM", nullptr, nullptr, EVP_PKEY_PUBLIC_KEY, nullptr, nullptr));
  const Bio bio = reading(text);
  OSSL_DECODER_from_bio(decoder.get(), bio.get());
  return Pkey(pkey);
}

/// The size of a DER SEQUENCE by its header, which is included; 0 when no key
/// could have that size.
std::size_t size_by_header(std::string_view der) {
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

diagnostic::Problem der_problem(std::string_view der) {
  const std::size_t whole = size_by_header(der);
  if (whole > der.size()) {
    return error("key-cut",
                 "the end of the key is missing; " +
                     std::to_string(der.size()) + " of its " +
                     text::count(whole, "byte") + " are there",
                 "give all of it");
  }
  return error("key-der",
               "its " + text::count(der.size(), "byte") +
                   " are not a public key in DER (SubjectPublicKeyInfo); a "
                   "part is missing or altered",
               "give the key as it was made");
}

}  // namespace

diagnostic::Result<PublicKey> PublicKey::read(std::string_view text) {
  const ErrorScope errors;
  if (auto problem = find_excess_length(text)) return *problem;
  if (text.find("PRIVATE KEY-----") != std::string_view::npos) {
    return error("key-private",
                 "this is a private key, where a public one is needed",
                 "give nobody the private one");
  }
  if (text.find("-----BEGIN ") != std::string_view::npos) {
    Pkey pkey = read_pem(text);
    if (pkey) return adopt_as<PublicKey>(std::move(pkey));
    return error("key-missing", "this PEM has no public key in it");
  }
  std::string digits(text);
  std::erase_if(digits, [](char c) {
    return text::kWhiteSpace.find(c) != std::string_view::npos;
  });
  const auto der = text::from_base64(digits);
  if (!der || der->empty()) {
    return error("key-form",
                 "this is neither PEM (-----BEGIN PUBLIC KEY-----) nor the "
                 "base64 of DER");
  }
  return read_der(*der);
}

diagnostic::Result<PublicKey> PublicKey::read_der(std::string_view der) {
  const ErrorScope errors;
  if (auto problem = find_excess_length(der)) return *problem;
  const unsigned char* at = bytes_of(der);
  Pkey pkey(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
  if (!pkey) return der_problem(der);
  auto result = adopt_as<PublicKey>(std::move(pkey));
  // Otherwise a byte could change and the key remain the same.
  if (result && result->der() != der) {
    if (at != bytes_of(der) + der.size()) {
      return error("key-extra-bytes",
                   "there are bytes after the end of the key",
                   "give the key only");
    }
    return error("key-not-der",
                 "the key is not encoded as DER encodes it; it was altered, or "
                 "made by a faulty program",
                 "write it again, as `openssl pkey -pubin` does");
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
            " bits; a key of less than 2048 can be broken, and providers "
            "refuse it",
        "make a key of 2048 bits, and publish it at a new label"));
  }
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(handle_->pkey.get(), OSSL_PKEY_PARAM_RSA_E, &number);
  const Bignum exponent(number);
  if (!exponent || BN_is_one(exponent.get()) || !BN_is_odd(exponent.get())) {
    found.push_back(diagnostic::error(
        "key-exponent",
        "the public exponent of the RSA key is 1 or even; anyone can forge its "
        "signatures, or nobody can check them",
        "make a new key"));
  }
  return found;
}

bool PublicKey::verifies(Algorithm algorithm, std::string_view text,
                         std::string_view signature) const {
  const ErrorScope errors;
  const DigestContext context = prepare_verification(*handle_, algorithm);
  if (!context) return false;
  std::string der;
  if (const std::size_t half = ecdsa_half_size(handle_->kind); half > 0) {
    if (signature.size() != 2 * half) return false;
    der = ecdsa_to_der(signature, half);
    signature = der;
  }
  return EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(),
                          bytes_of(text), text.size()) == 1;
}

std::size_t PublicKey::signature_size() const {
  const std::size_t half = ecdsa_half_size(handle_->kind);
  return half > 0
             ? 2 * half
             : static_cast<std::size_t>(EVP_PKEY_get_size(handle_->pkey.get()));
}

std::optional<std::string> PublicKey::signed_digest(
    std::string_view signature) const {
  const ErrorScope errors;
  if (kind() != KeyKind::rsa) return std::nullopt;
  const PkeyContext context(EVP_PKEY_CTX_new(handle_->pkey.get(), nullptr));
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
