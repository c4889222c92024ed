// SPDX-License-Identifier: MIT
#include <dct/apply/change.hpp>

#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "support/zones.hpp"

using namespace dct;

TEST_CASE("a change that is committed is the zone after it", "[apply]") {
  zone::Zone zone("example.com");
  const auto add = [&zone](const char* owner) {
    return zone.add(zone::ResourceRecord{
        .owner = owner, .type = "A", .ttl = 300, .data = "192.0.2.1"});
  };
  const zone::Id removed = add("a");
  const zone::Id lowered = add("b");
  add("c");
  apply::Change change;
  CHECK(change.is_nothing());
  change.kept.push_back({.id = lowered});
  CHECK(change.is_nothing());
  change.kept.back().ttl = 60;
  CHECK_FALSE(change.is_nothing());
  change.removed.push_back({.id = removed});
  change.added.push_back(
      {.record = {.owner = "d", .type = "A", .data = "192.0.2.2"},
       .number = 1});
  const std::string expected =
      R"({"type":"A","name":"b","data":"192.0.2.1","ttl":60})"
      "\n"
      R"({"type":"A","name":"c","data":"192.0.2.1","ttl":300})"
      "\n"
      R"({"type":"A","name":"d","data":"192.0.2.2"})"
      "\n";
  CHECK(test::listing(apply::after(zone, change)) == expected);
  apply::commit(zone, change);
  CHECK(test::listing(zone) == expected);
}

TEST_CASE("each reason has a name and an explanation of its own", "[apply]") {
  std::set<std::string_view> names;
  std::set<std::string_view> explanations;
  for (int i = 0; i <= static_cast<int>(apply::Reason::one_ttl); ++i) {
    const auto reason = static_cast<apply::Reason>(i);
    CHECK(names.insert(apply::name(reason)).second);
    CHECK(explanations.insert(apply::explanation(reason)).second);
  }
}
