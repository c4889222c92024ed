// SPDX-License-Identifier: MIT
#include "dns/type_registry.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("a type has one name, however it is given", "[dns]") {
  CHECK(dns::type_name("A") == "A");
  CHECK(dns::type_name("caa") == "CAA");
  CHECK(dns::type_name("TYPE1") == "A");
  CHECK(dns::type_name("type00001") == "A");
  CHECK(dns::type_name("TYPE65280") == "TYPE65280");
  CHECK(dns::type_name("TYPE65535") == "TYPE65535");
  for (const char* none :
       {"", "TYPE", "TYPE0", "TYPE65536", "TYPE000001", "ANY", "OPT", "AXFR",
        "REDIR301", "192.0.2.1", "WKS"}) {
    INFO(none);
    CHECK(dns::type_name(none).empty());
  }
}

TEST_CASE("a numbered type has no leading zero", "[dns]") {
  CHECK(dns::is_numbered_type("TYPE0"));
  CHECK(dns::is_numbered_type("TYPE65535"));
  CHECK_FALSE(dns::is_numbered_type("TYPE65536"));
  CHECK_FALSE(dns::is_numbered_type("TYPE01"));
  CHECK_FALSE(dns::is_numbered_type("TYPE"));
  CHECK_FALSE(dns::is_numbered_type("TYPE1x"));
}
