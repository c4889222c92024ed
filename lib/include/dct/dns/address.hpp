// SPDX-License-Identifier: MIT
#pragma once

/// Internet addresses in text, and which of them are not on the public
/// internet: what a template must not point to, and what a program that
/// follows a stranger's URL must not connect to.
///
///   const auto address = dct::dns::parse_address("10.0.0.1");
///   if (const auto range = dct::dns::special_range(*address))
///     std::cout << range->what << '\n';  // a private network

#include <dct/export.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dct::dns {

enum class Family { ipv4, ipv6 };

struct Address {
  Family family = Family::ipv4;
  /// In the order of the network; of IPv4 the first four.
  std::array<std::uint8_t, 16> bytes{};

  friend bool operator==(const Address&, const Address&) = default;
};

/// Dotted quad or RFC 4291 text; nothing for any other text, and for an address
/// with a zone (%eth0).
DCT_EXPORT std::optional<Address> parse_address(std::string_view text);

/// As RFC 5952 writes it.
DCT_EXPORT std::string format_address(const Address& address);

/// A range that is not on the public internet (RFC 6890 and the IANA
/// special-purpose address registries, with multicast and unassigned space).
struct SpecialRange {
  std::string_view what{};  ///< "an address of a private network (RFC 1918)"
  bool documentation = false;
};

/// The range an address is in; nothing for a public address. For an IPv4
/// address that NAT64 put into IPv6 (RFC 6052) it is that of the IPv4 address;
/// one in another IPv6 form (mapped, 6to4, Teredo) is always special.
DCT_EXPORT std::optional<SpecialRange> special_range(const Address& address);

}  // namespace dct::dns
