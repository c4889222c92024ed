// SPDX-License-Identifier: MIT
#include "keys/openssl/ecdsa.hpp"

#include "keys/openssl/openssl.hpp"

namespace dct::keys {
namespace {

using EcdsaSignature = OpenSslOwner<ECDSA_SIG, ECDSA_SIG_free>;

}  // namespace

std::size_t ecdsa_half_size(KeyKind kind) {
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

std::string ecdsa_from_der(std::string_view der, std::size_t half) {
  const unsigned char* at = bytes_of(der);
  const EcdsaSignature signature(
      d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  if (!signature) return {};
  std::string raw(2 * half, '\0');
  const int size = static_cast<int>(half);
  const bool fits = BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()),
                                 bytes_of(raw), size) == size &&
                    BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()),
                                 bytes_of(raw) + half, size) == size;
  return fits ? raw : std::string();
}

std::string ecdsa_to_der(std::string_view raw, std::size_t half) {
  const EcdsaSignature signature(ECDSA_SIG_new());
  const int size = static_cast<int>(half);
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(bytes_of(raw), size, nullptr),
                 BN_bin2bn(bytes_of(raw.substr(half)), size, nullptr));
  unsigned char* der = nullptr;
  const int length = i2d_ECDSA_SIG(signature.get(), &der);
  if (length <= 0) return {};
  std::string text(reinterpret_cast<const char*>(der),
                   static_cast<std::size_t>(length));
  OPENSSL_free(der);
  return text;
}

}  // namespace dct::keys
