// SPDX-License-Identifier: MIT
#include <dct/dns/address.hpp>

#include <arpa/inet.h>

#include <algorithm>
#include <string>

namespace dct::dns {
namespace {

struct Network {
  std::string_view address;
  unsigned prefix_length;
  SpecialRange range;
};

// The IANA IPv4 and IPv6 special-purpose address registries, multicast, and
// what is not assigned. The few anycast addresses inside 192.0.0.0/24 and
// 2001::/23 that can be reached belong to protocols, not to a service.
// More particular networks first.
constexpr Network kSpecial[] = {
    {"0.0.0.0", 8, {"the address \"this network\" (RFC 791)"}},
    {"10.0.0.0", 8, {"an address of a private network (RFC 1918)"}},
    {"100.64.0.0", 10, {"an address shared behind NAT (RFC 6598)"}},
    {"127.0.0.0", 8, {"the visitor's own computer (RFC 1122)"}},
    {"169.254.0.0", 16, {"a link-local address (RFC 3927)"}},
    {"172.16.0.0", 12, {"an address of a private network (RFC 1918)"}},
    {"192.0.0.0", 24, {"an address for protocol assignments (RFC 6890)"}},
    {"192.0.2.0", 24, {"an address for documentation (RFC 5737)", true}},
    {"192.88.99.0", 24, {"an address of the former 6to4 (RFC 7526)"}},
    {"192.168.0.0", 16, {"an address of a private network (RFC 1918)"}},
    {"198.18.0.0", 15, {"an address for benchmarks (RFC 2544)"}},
    {"198.51.100.0", 24, {"an address for documentation (RFC 5737)", true}},
    {"203.0.113.0", 24, {"an address for documentation (RFC 5737)", true}},
    {"224.0.0.0", 4, {"a multicast address (RFC 5771)"}},
    {"240.0.0.0", 4, {"a reserved address (RFC 1112)"}},
    {"::", 128, {"the unspecified address (RFC 4291)"}},
    {"::1", 128, {"the visitor's own computer (RFC 4291)"}},
    {"::ffff:0:0", 96, {"an IPv4 address in IPv6 form (RFC 4291)"}},
    {"::", 96, {"an IPv4 address in a former IPv6 form (RFC 4291)"}},
    {"64:ff9b:1::", 48, {"an IPv4 address in a local IPv6 form (RFC 8215)"}},
    {"100::", 64, {"an address that discards all (RFC 6666)"}},
    {"2001::", 32, {"an address of Teredo, a tunnel (RFC 4380)"}},
    {"2001::", 23, {"an address for protocol assignments (RFC 2928)"}},
    {"2001:db8::", 32, {"an address for documentation (RFC 3849)", true}},
    {"2002::", 16, {"an address of the former 6to4 (RFC 7526)"}},
    {"3fff::", 20, {"an address for documentation (RFC 9637)", true}},
    {"5f00::", 16, {"an address of segment routing (RFC 9602)"}},
    {"fc00::", 7, {"an address of a private network (RFC 4193)"}},
    {"fe80::", 10, {"a link-local address (RFC 4291)"}},
    {"fec0::", 10, {"an address of a private network (RFC 3879)"}},
    {"ff00::", 8, {"a multicast address (RFC 4291)"}},
    {"::", 3, {"a reserved address (RFC 4291)"}},
    {"4000::", 2, {"a reserved address (RFC 4291)"}},
    {"8000::", 1, {"a reserved address (RFC 4291)"}},
};

// RFC 6052: how networks without IPv4 write an IPv4 address.
constexpr Network kNat64 = {"64:ff9b::", 96, {}};

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

bool is_in(const Address& address, const Network& range) {
  const auto network = parse_address(range.address);
  return network && network->family == address.family &&
         begins_with(address, *network, range.prefix_length);
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
  if (is_in(address, kNat64)) {
    Address inside;
    std::copy_n(address.bytes.begin() + 12, 4, inside.bytes.begin());
    return special_range(inside);
  }
  for (const Network& n : kSpecial) {
    if (is_in(address, n)) return n.range;
  }
  return std::nullopt;
}

}  // namespace dct::dns
