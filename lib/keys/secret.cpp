// SPDX-License-Identifier: MIT
#include <dct/keys/secret.hpp>

#include "keys/openssl/openssl.hpp"

namespace dct::keys {

Secret::~Secret() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

Secret& Secret::operator=(Secret&& other) noexcept {
  OPENSSL_cleanse(bytes_.data(), bytes_.size());
  bytes_ = std::move(other.bytes_);
  return *this;
}

}  // namespace dct::keys
