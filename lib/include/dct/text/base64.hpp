// SPDX-License-Identifier: MIT
#pragma once

/// Base64 with the standard alphabet and padding (RFC 4648 section 4).
///
///   const std::string text = dct::text::to_base64("any bytes");
///   const std::optional<std::string> bytes = dct::text::from_base64(text);
///   if (!bytes) std::cerr << "not the base64 of anything\n";

#include <dct/export.h>

#include <optional>
#include <string>
#include <string_view>

namespace dct::text {

[[nodiscard]] DCT_EXPORT std::string to_base64(std::string_view bytes);

/// Strict: each sequence of bytes has one text. No white space, the padding
/// where it belongs, and unused bits zero.
[[nodiscard]] DCT_EXPORT std::optional<std::string> from_base64(
    std::string_view text);

/// The same, but the unused bits of the last digit may have any value. Only to
/// explain what was sent: two texts then have the same bytes.
[[nodiscard]] DCT_EXPORT std::optional<std::string> from_base64_any_bits(
    std::string_view text);

}  // namespace dct::text
