// SPDX-License-Identifier: MIT
#include "dns/public_suffix.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("the public suffix list knows where a name belongs", "[dns]") {
  CHECK(dns::registrable_domain("a.b.example.co.uk") == "example.co.uk");
  CHECK(dns::registrable_domain("example.com.") == "example.com");
  CHECK(dns::registrable_domain("com").empty());
  CHECK(dns::has_public_tld("example.com"));
  CHECK(dns::has_public_tld("example.com."));
  CHECK(dns::has_public_tld("example.com.bd"));
  CHECK_FALSE(dns::has_public_tld(""));
  CHECK_FALSE(dns::has_public_tld("shop.localhost"));
  CHECK_FALSE(dns::has_public_tld("server.lan"));
}
