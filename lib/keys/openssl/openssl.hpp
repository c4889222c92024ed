// SPDX-License-Identifier: MIT
#pragma once

/// The only door to OpenSSL: its headers, and owners for its objects.

#include <openssl/asn1t.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>

namespace dct::keys {

template <auto release>
struct OpenSslFree {
  template <typename T>
  void operator()(T* object) const {
    release(object);
  }
};

template <typename T, auto release>
using OpenSslOwner = std::unique_ptr<T, OpenSslFree<release>>;

using Pkey = OpenSslOwner<EVP_PKEY, EVP_PKEY_free>;
using PkeyContext = OpenSslOwner<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = OpenSslOwner<EVP_MD_CTX, EVP_MD_CTX_free>;
using Bio = OpenSslOwner<BIO, BIO_free_all>;
using EncryptedPkcs8 = OpenSslOwner<X509_SIG, X509_SIG_free>;

/// OpenSSL keeps notes about a failure in the thread, and they may cite its
/// input: they are removed when the scope ends.
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

inline Bio reading(std::string_view text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// What was written to a BIO in memory, which owns it.
inline std::string_view content_of(BIO* memory) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory, &data);
  return {data, static_cast<std::size_t>(size)};
}

}  // namespace dct::keys
