// SPDX-License-Identifier: MIT
#pragma once

/// Bytes in the presentation forms of master files.

#include <string>
#include <string_view>

namespace dct::dns {

/// A byte as \DDD.
void append_decimal_escape(char byte, std::string& out);

/// A text as quoted strings of at most 255 bytes, as many as it takes.
void append_quoted(std::string_view text, std::string& out);

/// The RDATA of a TXT record as `\# length hexadecimal` (RFC 3597).
std::string generic_text(std::string_view text);

}  // namespace dct::dns
