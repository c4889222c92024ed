// SPDX-License-Identifier: MIT
#pragma once

/// Letters, digits and blanks of ASCII, whatever the locale: what every grammar
/// of DNS, URLs and JSON is made of. A byte beyond ASCII is none of them.
///
///   const std::string type = dct::text::to_upper("cname");
///   for (std::string_view tag : dct::text::split("v=spf1; p=none", ';'))
///     std::cout << dct::text::trim(tag) << '\n';

#include <dct/export.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dct::text {

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

constexpr char to_lower(char c) {
  // Without a branch, for the compiler to do many at once.
  return static_cast<char>(c | (is_upper(c) ? 0x20 : 0));
}
constexpr char to_upper(char c) {
  return static_cast<char>(is_lower(c) ? c - ('a' - 'A') : c);
}

/// Letters beyond ASCII stay as they are.
DCT_EXPORT std::string to_lower(std::string_view text);
DCT_EXPORT std::string to_upper(std::string_view text);
/// Whether to_lower() would change it.
DCT_EXPORT bool has_upper(std::string_view text);
DCT_EXPORT bool is_ascii(std::string_view text);
/// Whether there is at least one character, and only digits.
DCT_EXPORT bool is_all_digits(std::string_view text);

/// What white space is in JSON, in XML and between the words of a line.
inline constexpr std::string_view kWhiteSpace = " \t\r\n";

/// The text without these characters at both ends.
DCT_EXPORT std::string_view trim(std::string_view text,
                                 std::string_view characters = kWhiteSpace);

/// The parts between separators: one more than there are separators.
DCT_EXPORT std::vector<std::string_view> split(std::string_view text,
                                               char separator);

inline constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";

/// The value of a hexadecimal digit; -1 for any other character.
constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

enum class HexCase { lower, upper };

/// The last `digits` digits of a number to the base 16.
DCT_EXPORT std::string hex(std::uint32_t number, int digits,
                           HexCase letters = HexCase::upper);
/// Two digits for each byte.
DCT_EXPORT std::string hex(std::string_view bytes,
                           HexCase letters = HexCase::lower);

}  // namespace dct::text
