// SPDX-License-Identifier: MIT
#pragma once

/// Percent-encoding (RFC 3986 section 2.1), as URLs and their queries use it.
///
///   const std::string sent = dct::text::percent_encode("a b+c");
///   // "a%20b%2Bc"
///   const std::optional<std::string> read = dct::text::percent_decode(sent);
///   if (!read) std::cerr << "a % without two hexadecimal digits\n";

#include <dct/export.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dct::text {

/// Keeps the unreserved characters (letters, digits and - . _ ~) and those of
/// `kept`; every other byte becomes %XX in upper case. A space is %20, never +.
[[nodiscard]] DCT_EXPORT std::string percent_encode(std::string_view text,
                                                    std::string_view kept = {});

/// The reverse; + stays +. Nothing when a % is not followed by two hexadecimal
/// digits.
[[nodiscard]] DCT_EXPORT std::optional<std::string> percent_decode(
    std::string_view text);

/// The position of the first % that is not followed by two hexadecimal digits;
/// npos if there is none.
[[nodiscard]] DCT_EXPORT std::size_t find_stray_percent(std::string_view text);

}  // namespace dct::text
