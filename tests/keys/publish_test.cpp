// SPDX-License-Identifier: MIT
#include <dct/keys/publish.hpp>

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/keys.hpp"

using namespace dct;
using test::private_key;

TEST_CASE("what is published is read as the same key", "[signing]") {
  for (const keys::KeyLayout layout :
       {keys::KeyLayout::many_records, keys::KeyLayout::one_record}) {
    for (const keys::KeyKind kind : test::kKeyKinds) {
      const keys::PublicKey key = private_key(kind).public_key();
      auto records = keys::publish(key, keys::default_algorithm(kind), layout);
      for (const keys::TxtStrings& strings : records) {
        for (const std::string& s : strings) CHECK(s.size() <= 255);
        CHECK((layout == keys::KeyLayout::one_record || strings.size() == 1));
      }
      std::reverse(records.begin(), records.end());
      const keys::KeyRecord read = keys::read_key_record(records);
      REQUIRE(read.key);
      CHECK(read.key->der() == key.der());
      CHECK(read.algorithm == keys::default_algorithm(kind));
      CHECK(read.fragments == records.size());
    }
  }
}

TEST_CASE("a string of a record has 255 octets", "[signing][limits]") {
  const keys::PublicKey rsa = private_key(keys::KeyKind::rsa).public_key();
  const auto many = keys::publish(rsa, keys::Algorithm::rs256);
  REQUIRE(many.size() == 2);
  CHECK(many[0][0].size() == 255);
  const auto one =
      keys::publish(rsa, keys::Algorithm::rs256, keys::KeyLayout::one_record);
  REQUIRE(one.size() == 1);
  REQUIRE(one[0].size() == 2);
  CHECK(one[0][0].size() == 255);
}

TEST_CASE("the lines of a master file escape what they must", "[signing]") {
  CHECK(keys::master_file("_dck1.example.com",
                          {{"p=1,d=a\"\\\n\xFF", "x"}, {"y"}}, 60) ==
        "_dck1.example.com. 60 IN TXT \"p=1,d=a\\\"\\\\\\010\\255\" \"x\"\n"
        "_dck1.example.com. 60 IN TXT \"y\"\n");
}
