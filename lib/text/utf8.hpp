// SPDX-License-Identifier: MIT
#pragma once

/// UTF-8: its code points, and which of them can be seen. The one door to
/// libunistring.

#include <cstddef>
#include <string_view>

namespace dct::text {

/// What a text begins with.
struct CodePoint {
  char32_t code = 0;
  std::size_t bytes = 0;  ///< in the text; 1 for a byte that is not UTF-8
  bool is_valid = false;
};

/// @param text  at least one byte
CodePoint decode(std::string_view text);

bool is_utf8(std::string_view text);

/// A byte that continues a code point, and begins none.
constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Bytes that continue nothing count with their neighbours as one.
std::size_t count_code_points(std::string_view text);

/// Where the code point before or after the one at `at` begins.
std::size_t previous_code_point(std::string_view text, std::size_t at);
std::size_t next_code_point(std::string_view text, std::size_t at);

/// What a terminal or a reader's eye would obey instead of show: control
/// characters, zero-width characters, marks that change the direction of text,
/// and what Unicode calls no character.
bool is_invisible(char32_t c);

/// By the property White_Space of Unicode.
bool is_white_space(char32_t c);

/// A letter, a digit or a mark on one, of any script.
bool is_letter(char32_t c);

/// "Latin", "Cyrillic", "Greek", "Armenian" or "Cherokee", whose letters look
/// alike; empty for any other script, and for what is not a letter.
std::string_view lookalike_script(char32_t c);

/// The columns of a terminal that a text without controls takes.
std::size_t columns(std::string_view printable_text);

}  // namespace dct::text
