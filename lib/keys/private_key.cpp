// SPDX-License-Identifier: MIT
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <algorithm>
#include <utility>

#include "keys/decryption_cost.hpp"
#include "keys/openssl.hpp"
#include "text/quote.hpp"

namespace dct::keys {
namespace {

using Pkcs8 =
    std::unique_ptr<PKCS8_PRIV_KEY_INFO, Release<PKCS8_PRIV_KEY_INFO_free>>;
using Encrypted = std::unique_ptr<X509_SIG, Release<X509_SIG_free>>;

// What a guesser has to compute for each passphrase.
constexpr int kIterations = 600'000;

struct Passphrase {
  std::string_view text;
  bool asked = false;
};

// Called by OpenSSL when a PEM block is encrypted. Without a function of our
// own it would ask on the terminal.
int give_passphrase(char* buffer, int size, int /*writing*/, void* passphrase) {
  auto& given = *static_cast<Passphrase*>(passphrase);
  given.asked = true;
  if (given.text.empty() || given.text.size() > static_cast<std::size_t>(size))
    return -1;
  std::copy(given.text.begin(), given.text.end(), buffer);
  return static_cast<int>(given.text.size());
}

KeyResult<PrivateKey> result_of(Pkey pkey) {
  auto adopted = adopt(std::move(pkey));
  if (!adopted.key) return {.error = std::move(adopted.error)};
  return {.key = PrivateKey(std::move(*adopted.key))};
}

KeyResult<PrivateKey> read_pem(std::string_view text,
                               std::string_view passphrase) {
  if (!passphrase.empty()) {
    if (std::string why = refuse_costly(text); !why.empty()) {
      return {.error = std::move(why)};
    }
  }
  Passphrase given{.text = passphrase};
  const Bio bio = reading(text);
  Pkey pkey(
      PEM_read_bio_PrivateKey(bio.get(), nullptr, give_passphrase, &given));
  if (pkey) return result_of(std::move(pkey));
  if (given.asked && passphrase.empty()) {
    return {.error = "the private key is encrypted; its passphrase is needed"};
  }
  if (given.asked) {
    return {.error = "the passphrase does not open the private key"};
  }
  if (text.find("PRIVATE KEY-----") == std::string_view::npos) {
    return {.error = "there is no private key in this PEM"};
  }
  return {.error =
              "the private key in this PEM is damaged or of no known "
              "form"};
}

/// The bytes of base64 with any white space; wiped with what they are in.
Secret decode(std::string_view text) {
  std::vector<unsigned char> bytes(text.size() + 3);
  int size = 0;
  int rest = 0;
  const std::unique_ptr<EVP_ENCODE_CTX, Release<EVP_ENCODE_CTX_free>> context(
      EVP_ENCODE_CTX_new());
  EVP_DecodeInit(context.get());
  const bool good =
      EVP_DecodeUpdate(context.get(), bytes.data(), &size, bytes_of(text),
                       static_cast<int>(text.size())) >= 0 &&
      EVP_DecodeFinal(context.get(), bytes.data() + size, &rest) >= 0;
  Secret secret({reinterpret_cast<const char*>(bytes.data()),
                 good ? static_cast<std::size_t>(size + rest) : 0});
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return secret;
}

KeyResult<PrivateKey> read_base64(std::string_view text) {
  const Secret der = decode(text);
  const unsigned char* at = bytes_of(der.text());
  Pkey pkey(der.text().empty()
                ? nullptr
                : d2i_AutoPrivateKey(nullptr, &at,
                                     static_cast<long>(der.text().size())));
  if (pkey) return result_of(std::move(pkey));
  return {.error =
              "it is neither PEM (-----BEGIN PRIVATE KEY-----) nor "
              "base64 of a private key in DER"};
}

}  // namespace

Secret::~Secret() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

Secret& Secret::operator=(Secret&& other) noexcept {
  OPENSSL_cleanse(bytes_.data(), bytes_.size());
  bytes_ = std::move(other.bytes_);
  return *this;
}

KeyResult<PrivateKey> PrivateKey::read(std::string_view text,
                                       std::string_view passphrase) {
  const ErrorScope errors;
  if (text.size() > kMaxKeyBytes) {
    return {.error = "it is too long for a key: " +
                     text::count(text.size(), "byte") +
                     ", where 64 KiB are a lot"};
  }
  if (text.find("-----BEGIN ") != std::string_view::npos) {
    return read_pem(text, passphrase);
  }
  return read_base64(text);
}

KeyResult<PrivateKey> PrivateKey::generate(KeyKind kind, unsigned bits) {
  const ErrorScope errors;
  Pkey pkey;
  switch (kind) {
    case KeyKind::rsa:
      if (bits != 2048 && bits != 3072 && bits != 4096) {
        return {.error = "an RSA key of " + std::to_string(bits) +
                         " bits can't be made; choose 2048, 3072 or 4096"};
      }
      pkey.reset(EVP_RSA_gen(bits));
      break;
    case KeyKind::p256:
      pkey.reset(EVP_EC_gen("P-256"));
      break;
    case KeyKind::p384:
      pkey.reset(EVP_EC_gen("P-384"));
      break;
    case KeyKind::ed25519:
      pkey.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
      break;
  }
  if (!pkey) return {.error = "the system gave no key (no randomness?)"};
  return result_of(std::move(pkey));
}

Secret PrivateKey::pem(std::string_view passphrase) const {
  const ErrorScope errors;
  // BIO_s_secmem wipes what it held.
  const Bio bio(BIO_new(BIO_s_secmem()));
  const Pkcs8 plain(EVP_PKEY2PKCS8(handle_->pkey.get()));
  if (passphrase.empty()) {
    PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio.get(), plain.get());
    return Secret(content_of(bio.get()));
  }
  X509_ALGOR* scheme = PKCS5_pbe2_set_iv(
      EVP_aes_256_cbc(), kIterations, nullptr, 0, nullptr, NID_hmacWithSHA256);
  const Encrypted encrypted(PKCS8_set0_pbe(passphrase.data(),
                                           static_cast<int>(passphrase.size()),
                                           plain.get(), scheme));
  PEM_write_bio_PKCS8(bio.get(), encrypted.get());
  return Secret(content_of(bio.get()));
}

PublicKey PrivateKey::public_key() const {
  const Bio bio(BIO_new(BIO_s_mem()));
  i2d_PUBKEY_bio(bio.get(), handle_->pkey.get());
  return *PublicKey::read_der(content_of(bio.get())).key;
}

std::string PrivateKey::sign(Algorithm algorithm, std::string_view text) const {
  const ErrorScope errors;
  const DigestContext context = prepare(*handle_, algorithm, Use::sign);
  std::size_t size = 0;
  if (!context || EVP_DigestSign(context.get(), nullptr, &size, bytes_of(text),
                                 text.size()) != 1) {
    return {};
  }
  std::string signature(size, '\0');
  if (EVP_DigestSign(context.get(), bytes_of(signature), &size, bytes_of(text),
                     text.size()) != 1) {
    return {};
  }
  signature.resize(size);
  const int half = half_size(handle_->kind);
  return half > 0 ? ecdsa_raw(signature, half) : signature;
}

}  // namespace dct::keys
