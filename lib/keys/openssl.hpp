// SPDX-License-Identifier: MIT
#pragma once

/// OpenSSL's objects with owners, for the two files that work with keys.

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <dct/keys/key.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace dct::keys {

template <auto release>
struct Release {
  template <typename T>
  void operator()(T* object) const {
    release(object);
  }
};

using Pkey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Signature = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;

struct KeyHandle {
  Pkey pkey;
  KeyKind kind = KeyKind::rsa;
};

/// What the library notes about a failure stays behind in the thread, and may
/// cite its input: dropped when the scope ends.
struct ErrorScope {
  ErrorScope() = default;
  ErrorScope(const ErrorScope&) = delete;
  ErrorScope& operator=(const ErrorScope&) = delete;
  ~ErrorScope() { ERR_clear_error(); }
};

inline const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

inline unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

/// Longer texts are no keys.
inline constexpr std::size_t kMaxKeyBytes = 64U << 10U;

inline Bio reading(std::string_view text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string_view content_of(BIO* memory);

/// A key of a kind that signs requests; else its error says what it is.
KeyResult<std::shared_ptr<const KeyHandle>> adopt(Pkey pkey);

/// Prepares a signature or its verification; null when the algorithm does not
/// belong to the key.
enum class Use { sign, verify };
DigestContext prepare(const KeyHandle& key, Algorithm algorithm, Use use);

/// The DER of an ECDSA signature as JWA's R and S side by side; empty when it
/// is none, or belongs to a longer curve.
std::string ecdsa_raw(std::string_view der, int half);

/// Bytes of R, and of S, for the ECDSA of a curve; 0 for another kind.
int half_size(KeyKind kind);

}  // namespace dct::keys
