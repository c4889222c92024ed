// SPDX-License-Identifier: MIT
#pragma once

/// What people send instead of base64.

#include <dct/diagnostic/problem.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::keys {

/// Why text::from_base64 refuses a text, and which bytes were meant; only to
/// explain it, never to be used.
struct Base64Explanation {
  std::vector<diagnostic::Problem> problems{};
  std::optional<std::string> meant{};
};
/// @param subject  begins the messages: "the signature"
Base64Explanation explain_base64(std::string_view text,
                                 std::string_view subject);

}  // namespace dct::keys
