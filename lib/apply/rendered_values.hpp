// SPDX-License-Identifier: MIT
#pragma once

/// What the values of a rendered record may be.

#include <optional>
#include <string>
#include <string_view>

namespace dct::apply {

/// Why a rendered owner is no name a zone can have; nothing when it is one.
/// "@" is one.
std::optional<std::string> owner_mistake(std::string_view owner);

/// The same by the reference library: ASCII letters, digits, - and _, no
/// label that begins or ends with a hyphen, * as the whole first label only.
bool is_reference_name(std::string_view name, bool wildcard, bool final_dot);

/// Whether the reference library takes the text for an address of the family
/// (4 or 6): also "10.1", 167772161, 0x0a000001, 10.0.0.0/8 and
/// 10.0.0.0-10.0.0.255.
bool is_reference_address(std::string_view text, int family);

/// An absolute http, https or ftp URL with an address, or a name of at least
/// two labels, as its host: what the reference library asks of one.
bool is_web_address(std::string_view text);

/// A whole number as Python reads one (white space around it, a sign, single
/// underscores between digits, 0x before those of base 16), in its shortest
/// form: any number of digits.
std::optional<std::string> reference_digits(std::string_view text,
                                            unsigned base);
/// The same of base 10, if it has at most 64 bits.
std::optional<std::int64_t> reference_number(std::string_view text);

/// The characters of a TXT value in presentation format (RFC 1035 section
/// 5.1): outer quotation marks may be left out, several strings are one text,
/// \X and \DDD are resolved. What is no presentation format is taken as it is.
std::string txt_value(std::string_view data);

}  // namespace dct::apply
