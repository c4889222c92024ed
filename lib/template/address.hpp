// SPDX-License-Identifier: MIT
#pragma once

/// Internet addresses and networks in text.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dct {

enum class Family { ipv4, ipv6 };

struct Address {
  Family family = Family::ipv4;
  std::array<std::uint8_t, 16> bytes{};  ///< of IPv4 the first four
};

/// Dotted quad or RFC 4291 text; nothing else.
std::optional<Address> parse_address(std::string_view text);

/// As RFC 5952 writes it.
std::string format_address(const Address& address);

/// A range that is no place on the public internet (IANA special-purpose
/// address registries).
struct SpecialRange {
  std::string_view what;  ///< "a private network (RFC 1918)"
  bool documentation = false;
};
std::optional<SpecialRange> special_range(const Address& address);

}  // namespace dct
