// SPDX-License-Identifier: MIT
#pragma once

/// The two forms of an ECDSA signature: DER, as OpenSSL has it, and R followed
/// by S, as JWA (RFC 7518 section 3.4) and this library's users have it.

#include <dct/keys/algorithm.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace dct::keys {

/// Bytes of R, and of S, on the curve of a key; 0 for other kinds of keys.
std::size_t ecdsa_half_size(KeyKind kind);

/// R and S of a signature in DER; empty when it is not one, or its numbers need
/// more bytes.
std::string ecdsa_from_der(std::string_view der, std::size_t half);

/// The reverse.
/// @param raw  R followed by S, each of `half` bytes
std::string ecdsa_to_der(std::string_view raw, std::size_t half);

}  // namespace dct::keys
