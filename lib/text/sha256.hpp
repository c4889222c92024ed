// SPDX-License-Identifier: MIT
#pragma once

/// SHA-256 (FIPS 180-4).
///
///   const std::string digest = dct::text::sha256("abc");  // 32 bytes
///   assert(digest.size() == 32);

#include <string>
#include <string_view>

namespace dct::text {

/// The 32 bytes of the digest.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace dct::text
