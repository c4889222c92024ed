// SPDX-License-Identifier: MIT
#pragma once

/// Texts of TXT records in the presentation forms of master files (RFC 1035
/// section 5.1, RFC 3597).

#include <cstddef>
#include <string>
#include <string_view>

namespace dct::dns {

inline constexpr std::size_t kMaxString = 255;   ///< bytes of a string
inline constexpr std::size_t kMaxRdata = 65535;  ///< octets of a record

/// Appends the bytes of one string, given with or without quotation marks.
/// False: an escape in it is wrong.
[[nodiscard]] bool append_unescaped(std::string_view token, std::string& out);

/// The bytes of a whole text: outer quotation marks may be left out, several
/// strings are one text, \X and \DDD are resolved. What is not in presentation
/// form is returned as it is.
std::string text_value(std::string_view data);

/// A byte as \DDD.
void append_decimal_escape(char byte, std::string& out);

/// A text as quoted strings of at most kMaxString bytes, as many as it takes.
void append_quoted(std::string_view text, std::string& out);

/// The RDATA of a TXT record as `\# length hexadecimal`.
std::string generic_text(std::string_view text);

}  // namespace dct::dns
