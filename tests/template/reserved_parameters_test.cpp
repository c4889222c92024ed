// SPDX-License-Identifier: MIT
#include <dct/template/reserved_parameters.hpp>

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("a variable can't have the name of a parameter", "[template]") {
  CHECK(templates::reserved_parameter("HOST") == "host");
  CHECK(templates::reserved_parameter("providerid") == "providerId");
  CHECK(templates::reserved_parameter("ip").empty());
}

TEST_CASE("an apply URL has parameters of its own", "[template]") {
  for (const char* name : {"domain", "host", "groupId", "key", "sig", "crit"}) {
    CHECK(templates::is_apply_parameter(name));
  }
  // They belong to the path, or to another flow: here they are variables.
  for (const char* name : {"providerId", "scope", "fqdn", "Host", "ip"}) {
    CHECK_FALSE(templates::is_apply_parameter(name));
  }
}
