// SPDX-License-Identifier: MIT
#include <dct/keys/private_key.hpp>

#include <algorithm>
#include <utility>

#include "keys/openssl/decryption_cost.hpp"
#include "keys/openssl/ecdsa.hpp"
#include "keys/openssl/key_handle.hpp"
#include "keys/openssl/openssl.hpp"

namespace dct::keys {
namespace {

using diagnostic::error;
using Pkcs8 = OpenSslOwner<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using Decoder = OpenSslOwner<EVP_ENCODE_CTX, EVP_ENCODE_CTX_free>;

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

diagnostic::Problem pem_problem(std::string_view text,
                                const Passphrase& given) {
  if (given.asked && given.text.empty()) {
    return error("key-encrypted", "the private key is encrypted",
                 "give its passphrase");
  }
  if (given.asked) {
    return error("key-passphrase",
                 "the passphrase does not open the private key");
  }
  if (text.find("PRIVATE KEY-----") == std::string_view::npos) {
    return error("key-missing", "this PEM has no private key in it");
  }
  return error("key-damaged",
               "the private key in this PEM is damaged, or in an unknown form");
}

diagnostic::Result<PrivateKey> read_pem(std::string_view text,
                                        std::string_view passphrase) {
  if (!passphrase.empty()) {
    if (auto problem = find_decryption_cost(text)) return *problem;
  }
  Passphrase given{.text = passphrase};
  const Bio bio = reading(text);
  Pkey pkey(
      PEM_read_bio_PrivateKey(bio.get(), nullptr, give_passphrase, &given));
  if (!pkey) return pem_problem(text, given);
  return adopt_as<PrivateKey>(std::move(pkey));
}

/// The bytes of base64 with white space anywhere, in memory that is overwritten
/// later (text::from_base64 would leave copies).
Secret decode(std::string_view text) {
  std::vector<unsigned char> bytes(text.size() + 3);
  int size = 0;
  int rest = 0;
  const Decoder decoder(EVP_ENCODE_CTX_new());
  EVP_DecodeInit(decoder.get());
  const bool good =
      EVP_DecodeUpdate(decoder.get(), bytes.data(), &size, bytes_of(text),
                       static_cast<int>(text.size())) >= 0 &&
      EVP_DecodeFinal(decoder.get(), bytes.data() + size, &rest) >= 0;
  Secret secret({reinterpret_cast<const char*>(bytes.data()),
                 good ? static_cast<std::size_t>(size + rest) : 0});
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return secret;
}

diagnostic::Result<PrivateKey> read_base64(std::string_view text) {
  const Secret der = decode(text);
  const unsigned char* at = bytes_of(der.text());
  Pkey pkey(der.text().empty()
                ? nullptr
                : d2i_AutoPrivateKey(nullptr, &at,
                                     static_cast<long>(der.text().size())));
  if (pkey) return adopt_as<PrivateKey>(std::move(pkey));
  return error("key-form",
               "this is neither PEM (-----BEGIN PRIVATE KEY-----) nor the "
               "base64 of a private key in DER");
}

}  // namespace

diagnostic::Result<PrivateKey> PrivateKey::read(std::string_view text,
                                                std::string_view passphrase) {
  const ErrorScope errors;
  if (auto problem = find_excess_length(text)) return *problem;
  if (text.find("-----BEGIN ") != std::string_view::npos) {
    return read_pem(text, passphrase);
  }
  return read_base64(text);
}

diagnostic::Result<PrivateKey> PrivateKey::generate(KeyKind kind,
                                                    unsigned bits) {
  const ErrorScope errors;
  Pkey pkey;
  switch (kind) {
    case KeyKind::rsa:
      if (bits != 2048 && bits != 3072 && bits != 4096) {
        return error(
            "key-bits",
            "an RSA key of " + std::to_string(bits) + " bits can't be made",
            "choose 2048, 3072 or 4096");
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
  if (!pkey) {
    return error("key-random", "the system made no key (no random numbers?)");
  }
  return adopt_as<PrivateKey>(std::move(pkey));
}

Secret PrivateKey::pem(std::string_view passphrase) const {
  const ErrorScope errors;
  // BIO_s_secmem overwrites its memory.
  const Bio bio(BIO_new(BIO_s_secmem()));
  const Pkcs8 plain(EVP_PKEY2PKCS8(handle_->pkey.get()));
  if (passphrase.empty()) {
    PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio.get(), plain.get());
    return Secret(content_of(bio.get()));
  }
  X509_ALGOR* scheme = PKCS5_pbe2_set_iv(
      EVP_aes_256_cbc(), kIterations, nullptr, 0, nullptr, NID_hmacWithSHA256);
  const EncryptedPkcs8 encrypted(
      PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()),
                     plain.get(), scheme));
  PEM_write_bio_PKCS8(bio.get(), encrypted.get());
  return Secret(content_of(bio.get()));
}

PublicKey PrivateKey::public_key() const {
  const Bio bio(BIO_new(BIO_s_mem()));
  i2d_PUBKEY_bio(bio.get(), handle_->pkey.get());
  return *PublicKey::read_der(content_of(bio.get()));
}

std::string PrivateKey::sign(Algorithm algorithm, std::string_view text) const {
  const ErrorScope errors;
  const DigestContext context = prepare_signing(*handle_, algorithm);
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
  const std::size_t half = ecdsa_half_size(handle_->kind);
  return half > 0 ? ecdsa_from_der(signature, half) : signature;
}

}  // namespace dct::keys
