// SPDX-License-Identifier: MIT
#include <dct/zone/difference.hpp>

#include <catch2/catch.hpp>

#include <string_view>
#include <vector>

#include "support/zones.hpp"

using namespace dct::zone;
using namespace dct::test;

TEST_CASE("a zone differs from itself in nothing", "[zone]") {
  Random random(1);
  Zone zone("example.com");
  for (int i = 0; i < 50; ++i) zone.add(random_record(random));
  const Zone same = zone;
  const Difference d = difference(zone, same);
  CHECK((d.removed.empty() && d.added.empty() && d.changed.empty()));
}

TEST_CASE("owners are in the order of RFC 4034", "[zone]") {
  // Section 6.1's own list, relative to example.
  const std::vector<std::string_view> names = {
      "@", "a",       "yljkjljk.a", "z.a",    "zabc.a",
      "z", "\\001.z", "*.z",        "\\200.z"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = 0; j < names.size(); ++j) {
      INFO(names[i] << " " << names[j]);
      CHECK(owner_before(names[i], names[j]) == (i < j));
    }
  }
}

TEST_CASE("a record with another TTL or state is changed, not replaced",
          "[zone]") {
  ResourceRecord record{
      .owner = "www", .type = "A", .ttl = 300, .data = "192.0.2.1"};
  Zone before("example.com");
  before.add(record);
  Zone after("example.com");
  record.ttl = 60;
  after.add(record);
  const Difference lowered = difference(before, after);
  REQUIRE(lowered.changed.size() == 1);
  CHECK(lowered.changed[0].before.ttl == 300);
  CHECK(lowered.changed[0].after.ttl == 60);
  CHECK((lowered.added.empty() && lowered.removed.empty()));

  Zone other("example.com");
  record.data = "192.0.2.2";
  other.add(record);
  const Difference replaced = difference(after, other);
  CHECK(replaced.changed.empty());
  CHECK((replaced.added.size() == 1 && replaced.removed.size() == 1));
}

TEST_CASE("records that are there twice count twice", "[zone]") {
  const ResourceRecord record{.owner = "@", .type = "TXT", .data = "x"};
  Zone once("example.com");
  once.add(record);
  Zone twice = once;
  twice.add(record);
  CHECK(difference(once, twice).added.size() == 1);
  CHECK(difference(twice, once).removed.size() == 1);
}
