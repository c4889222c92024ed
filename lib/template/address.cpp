// SPDX-License-Identifier: MIT
#include "template/address.hpp"

#include <arpa/inet.h>

#include <string>

namespace dct {
namespace {

struct Range {
  std::string_view network;
  unsigned prefix_length;
  SpecialRange range;
};

// More particular networks first.
constexpr Range kSpecial[] = {
    {"0.0.0.0", 8, {"the address \"this network\" (RFC 791)"}},
    {"10.0.0.0", 8, {"an address of a private network (RFC 1918)"}},
    {"100.64.0.0", 10, {"an address shared behind NAT (RFC 6598)"}},
    {"127.0.0.0", 8, {"the visitor's own computer (RFC 1122)"}},
    {"169.254.0.0", 16, {"a link-local address (RFC 3927)"}},
    {"172.16.0.0", 12, {"an address of a private network (RFC 1918)"}},
    {"192.0.0.0", 24, {"an address for protocol assignments (RFC 6890)"}},
    {"192.0.2.0", 24, {"an address for documentation (RFC 5737)", true}},
    {"192.168.0.0", 16, {"an address of a private network (RFC 1918)"}},
    {"198.18.0.0", 15, {"an address for benchmarks (RFC 2544)"}},
    {"198.51.100.0", 24, {"an address for documentation (RFC 5737)", true}},
    {"203.0.113.0", 24, {"an address for documentation (RFC 5737)", true}},
    {"224.0.0.0", 4, {"a multicast address (RFC 5771)"}},
    {"240.0.0.0", 4, {"a reserved address (RFC 1112)"}},
    {"::", 128, {"the unspecified address (RFC 4291)"}},
    {"::1", 128, {"the visitor's own computer (RFC 4291)"}},
    {"::ffff:0:0", 96, {"an IPv4 address in IPv6 form (RFC 4291)"}},
    {"100::", 64, {"an address that discards all (RFC 6666)"}},
    {"2001:db8::", 32, {"an address for documentation (RFC 3849)", true}},
    {"3fff::", 20, {"an address for documentation (RFC 9637)", true}},
    {"fc00::", 7, {"an address of a private network (RFC 4193)"}},
    {"fe80::", 10, {"a link-local address (RFC 4291)"}},
    {"ff00::", 8, {"a multicast address (RFC 4291)"}},
};

bool begins_with(const Address& address, const Address& network,
                 unsigned bits) {
  for (unsigned i = 0; i < bits; ++i) {
    const unsigned mask = 0x80U >> (i % 8);
    if ((address.bytes[i / 8] & mask) != (network.bytes[i / 8] & mask)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  if (text.empty() || text.size() > 45) return std::nullopt;
  const std::string copy(text);
  Address address;
  if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1) {
    return address;
  }
  address.family = Family::ipv6;
  if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) {
    return address;
  }
  return std::nullopt;
}

std::string format_address(const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(address.family == Family::ipv4 ? AF_INET : AF_INET6,
            address.bytes.data(), text.data(), text.size());
  return text.data();
}

std::optional<SpecialRange> special_range(const Address& address) {
  for (const Range& r : kSpecial) {
    const auto network = parse_address(r.network);
    if (network && network->family == address.family &&
        begins_with(address, *network, r.prefix_length)) {
      return r.range;
    }
  }
  return std::nullopt;
}

}  // namespace dct
