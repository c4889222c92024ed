// SPDX-License-Identifier: MIT
#include <dct/keys/key_owner.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"

using namespace dct;
using test::ids;

TEST_CASE("a key is below the domain", "[signing]") {
  CHECK(keys::key_owner("_dck1", "example.com") == "_dck1.example.com");
  CHECK(keys::key_owner("_dck1", "example.com.") == "_dck1.example.com");
}

TEST_CASE("the key parameter is one label", "[signing]") {
  struct {
    std::string_view label, domain, id;
  } const cases[] = {
      {"_dck1", "example.com", ""},
      {"dck", "example.com", ""},
      {"", "example.com", "key-label-empty"},
      {"_dck1.example.com", "example.com", "key-label-domain"},
      {"a.b", "example.com", "key-label-dot"},
      {"domainconnect", "domainconnect.example.com", "key-label-doubled"},
      {"*", "example.com", "key-label-syntax"},
      {"a b", "example.com", "key-label-syntax"},
      {"%x%", "example.com", "key-label-syntax"},
  };
  for (const auto& c : cases) {
    INFO(c.label);
    CHECK(ids(keys::check_key_label(c.label, c.domain)) == c.id);
  }
}
