// SPDX-License-Identifier: MIT
#pragma once

/// Base64 with the standard alphabet and padding (RFC 4648 section 4), and what
/// people send in its place.

#include <dct/keys/key.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::text {

std::string to_base64(std::string_view bytes);

/// Strict: one text for each sequence of bytes. No white space, padding where
/// it belongs, unused bits zero.
std::optional<std::string> from_base64(std::string_view text);

/// Why from_base64 refuses a text, and what it would have read had it been
/// lenient; for explanations only.
struct Base64Defects {
  std::vector<diagnostic::Problem> problems;
  std::optional<std::string> repaired;  ///< the bytes that were meant
};
/// @param what  begins the messages: "the signature"
Base64Defects explain_base64(std::string_view text, std::string_view what);

}  // namespace dct::text
