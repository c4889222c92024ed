// SPDX-License-Identifier: MIT
#pragma once

/// How programs spell a name or a value in a query, by RFC 3986 and otherwise.

#include <dct/text/ascii.hpp>

#include <string>
#include <string_view>

namespace dct::request {

/// Every `what` replaced, from left to right.
std::string replaced(std::string_view text, std::string_view what,
                     std::string_view by);

/// The digits of each %XX in one letter case.
std::string with_hex_case(std::string_view text, text::HexCase letters);

/// Percent-decoded; unchanged where that is not possible.
std::string decoded(std::string_view text);
/// The same with + for a space (application/x-www-form-urlencoded).
std::string form_decoded(std::string_view text);
std::string form_encoded(std::string_view text);
/// encodeURIComponent of JavaScript.
std::string script_encoded(std::string_view text);

}  // namespace dct::request
