// SPDX-License-Identifier: MIT
#pragma once

/// Names in presentation form (RFC 1035 section 5.1), as the zone keeps them.

#include <dct/export.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dct::dns {

inline constexpr std::string_view kApex = "@";

/// A dot at the end that is not escaped.
bool is_absolute(std::string_view name);

/// An absolute name, of this zone or not, as owner_name() has it: no final dot,
/// the root is empty.
std::optional<std::string> absolute_name(std::string_view name,
                                         std::string& why);

/// Reads a domain name on the wire (RFC 1035 section 3.1) as text in lower
/// case without the final dot; the root is ".".
std::string name_text(std::span<const std::uint8_t> wire);

/// U-labels become A-labels (IDNA2008); every other label stays as it is.
/// @returns nothing if a label is none, and `why`
std::optional<std::string> to_a_labels(std::string_view name, std::string& why);

/// The name above: "a.b" to "b", "b" to "@", "@" to "". A dot that is escaped
/// separates nothing.
DCT_EXPORT std::string_view parent(std::string_view owner);

/// A name as Record::owner has it. Absolute (with a final dot) or relative to
/// the apex, in any case, with U-labels; "" is the apex.
/// @param apex  in lower case, no final dot
/// @param why   what is wrong with it, when there is no result
DCT_EXPORT std::optional<std::string> owner_name(std::string_view name,
                                                 std::string_view apex,
                                                 std::string& why);

}  // namespace dct::dns
