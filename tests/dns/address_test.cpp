// SPDX-License-Identifier: MIT
#include <dct/dns/address.hpp>

#include <catch2/catch.hpp>

#include <string>

using namespace dct;

TEST_CASE("addresses are dotted quads or RFC 4291 text", "[dns]") {
  const auto family = [](std::string_view text) {
    const auto a = dns::parse_address(text);
    return !a ? 0 : a->family == dns::Family::ipv4 ? 4 : 6;
  };
  CHECK(family("192.0.2.1") == 4);
  CHECK(family("2001:db8::1") == 6);
  CHECK(family("::ffff:192.0.2.1") == 6);
  for (const char* bad :
       {"", "192.0.2", "192.0.2.256", "192.0.2.01x", " 1.2.3.4", "1.2.3.4 ",
        "2001:db8::1/64", "::g", "example.com"}) {
    INFO(bad);
    CHECK(family(bad) == 0);
  }
}

TEST_CASE("the longest address has 45 characters", "[dns]") {
  const std::string longest = "0000:0000:0000:0000:0000:ffff:192.168.100.200";
  CHECK(longest.size() == 45);
  CHECK(dns::parse_address(longest));
}

TEST_CASE("special ranges reach from their first address to their last",
          "[dns]") {
  const auto special = [](std::string_view text) {
    return dns::special_range(*dns::parse_address(text)).has_value();
  };
  struct Row {
    const char* before;  // the last public address before the range
    const char* first;
    const char* last;
    const char* after;
  };
  for (const Row& row : {
           Row{"9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"},
           {"100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"},
           {"126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"},
           {"169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"},
           {"172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"},
           {"192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"},
           {"192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"},
           {"192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"},
           {"198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"},
           {"223.255.255.255", "224.0.0.0", "255.255.255.255", "1.0.0.0"},
           {"2000::1", "2001::", "2001:1ff:ffff::", "2001:200::"},
           {"2001:db7:ffff::", "2001:db8::", "2001:db8:ffff::", "2001:db9::"},
           {"2001:ffff::", "2002::", "2002:ffff::", "2003::"},
           {"3ffe:ffff::", "3fff::", "3fff:fff:ffff::", "3fff:1000::"},
           {"3fff:ffff::", "4000::", "ffff::", "2606:4700::1"},
       }) {
    INFO(row.first);
    CHECK_FALSE(special(row.before));
    CHECK(special(row.first));
    CHECK(special(row.last));
    CHECK_FALSE(special(row.after));
  }
  for (const char* text : {"0.0.0.0", "::", "::1", "::7f00:1", "fd00::1",
                           "fe80::1", "fec0::1", "ff02::1", "5f00::1"}) {
    INFO(text);
    CHECK(special(text));
  }
  CHECK(dns::special_range(*dns::parse_address("203.0.113.9"))->documentation);
  CHECK_FALSE(
      dns::special_range(*dns::parse_address("192.168.0.1"))->documentation);
}

TEST_CASE("IPv4 hidden in IPv6 leads to no private address", "[dns]") {
  const auto special = [](std::string_view text) {
    return dns::special_range(*dns::parse_address(text)).has_value();
  };
  CHECK(special("::ffff:10.0.0.1"));
  CHECK(special("::ffff:9.9.9.9"));
  CHECK(special("64:ff9b::10.0.0.1"));
  CHECK(special("64:ff9b::127.0.0.1"));
  CHECK_FALSE(special("64:ff9b::9.9.9.9"));
  CHECK(special("64:ff9b:1::9.9.9.9"));
  CHECK(special("2002:a00:1::"));
  CHECK(special("2001:0:a00:1::"));
}
