// SPDX-License-Identifier: MIT

/// A zone survives being written and read, whatever is in it; what difference()
/// says leads from one to the other; and the index finds what is there.

#include <dct/dns/owner_name.hpp>
#include <dct/zone/difference.hpp>
#include <dct/zone/json_file.hpp>
#include <dct/zone/master_file.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "support/random.hpp"
#include "support/rounds.hpp"
#include "support/zones.hpp"

using namespace dct::zone;
using namespace dct::test;

namespace {

Zone random_zone(Random& random) {
  Zone zone("example.com");
  for (unsigned left = random.below(60); left > 0; --left) {
    zone.add(random_record(random));
  }
  return zone;
}

// Some records gone, some changed, some new.
Zone changed(const Zone& zone, Random& random) {
  Zone result("example.com");
  for (const RecordView& record : zone.records()) {
    if (random.one_in(8)) continue;
    ResourceRecord copy = record.copy();
    if (random.one_in(8)) copy.ttl = random.below(1000);
    if (random.one_in(8)) copy.state = TemplateState{.id = "changed"};
    result.add(copy);
    if (random.one_in(10)) result.add(copy);
  }
  for (unsigned left = random.below(6); left > 0; --left) {
    result.add(random_record(random));
  }
  return result;
}

std::vector<std::string> sorted_lines(const Zone& zone) {
  std::vector<std::string> lines;
  for (const RecordView& record : zone.records()) {
    append_json(lines.emplace_back(), record);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

// Removes a record that is just like this one.
void remove_like(Zone& zone, const RecordView& record) {
  for (const RecordView& candidate : zone.find(record.owner)) {
    if (candidate.copy() == record.copy()) {
      zone.remove(candidate.id);
      return;
    }
  }
  FAIL("there is no such record");
}

std::vector<Id> ids(Zone::Range range) {
  std::vector<Id> result;
  for (const RecordView& r : range) result.push_back(r.id);
  return result;
}

bool is_below(std::string_view owner, std::string_view top) {
  for (owner = dct::dns::parent(owner); !owner.empty();
       owner = dct::dns::parent(owner)) {
    if (owner == top) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("random zones survive master files and JSON", "[hostile][zone]") {
  for (Rounds rounds(300); rounds.next();) {
    Random random(static_cast<unsigned>(rounds.number()));
    const Zone zone = random_zone(random);
    INFO("seed " << rounds.number());
    const std::string expected = listing(zone);
    const std::string master = write_master_file(zone);
    INFO(master);
    const ReadResult from_master = read_master(master);
    for (const auto& problem : from_master.problems) {
      // A CNAME beside other records is reported.
      REQUIRE(problem.severity == dct::diagnostic::Severity::warning);
    }
    REQUIRE(listing(from_master.zone) == expected);
    REQUIRE(write_master_file(from_master.zone) == master);
    const ReadResult from_json =
        read_json(write_json(zone), "z", "example.com");
    REQUIRE(lines_of(from_json).empty());
    REQUIRE(listing(from_json.zone) == expected);
  }
}

TEST_CASE("the difference of two zones makes one of the other",
          "[hostile][zone]") {
  for (Rounds rounds(300); rounds.next();) {
    Random random(static_cast<unsigned>(rounds.number()));
    const Zone before = random_zone(random);
    const Zone after =
        random.one_in(10) ? random_zone(random) : changed(before, random);
    INFO("seed " << rounds.number());
    const Difference d = difference(before, after);
    Zone made = before;
    for (const RecordView& r : d.removed) remove_like(made, r);
    for (const RecordView& r : d.added) made.add(r);
    for (const auto& c : d.changed) {
      REQUIRE(same_record(c.before, c.after));
      remove_like(made, c.before);
      made.add(c.after);
    }
    REQUIRE(sorted_lines(made) == sorted_lines(after));
    // No detour: nothing is removed and added again.
    for (const RecordView& r : d.removed) {
      for (const RecordView& a : d.added) REQUIRE_FALSE(same_record(r, a));
    }
    const auto in_order = [](const RecordView& a, const RecordView& b) {
      return owner_before(a.owner, b.owner);
    };
    REQUIRE(std::is_sorted(d.removed.begin(), d.removed.end(), in_order));
    REQUIRE(std::is_sorted(d.added.begin(), d.added.end(), in_order));
  }
}

TEST_CASE("the index says what a linear scan says", "[hostile][zone]") {
  for (Rounds rounds(40); rounds.next();) {
    Random random(static_cast<unsigned>(rounds.number()));
    Zone zone("example.com");
    std::map<Id, ResourceRecord> expected;
    const unsigned steps = 20 + random.below(400);
    for (unsigned step = 0; step < steps; ++step) {
      if (!expected.empty() && random.one_in(3)) {
        auto it = expected.begin();
        std::advance(it, random.below(expected.size()));
        zone.remove(it->first);
        expected.erase(it);
      } else {
        const ResourceRecord record = random_record(random);
        expected.emplace(zone.add(record), record);
      }
    }
    INFO("seed " << rounds.number());
    REQUIRE(zone.size() == expected.size());
    std::vector<Id> all;
    std::map<std::string, std::vector<Id>> at;
    for (const auto& [id, record] : expected) {
      REQUIRE(zone[id].copy() == record);
      all.push_back(id);
      at[record.owner].push_back(id);
    }
    REQUIRE(ids(zone.records()) == all);
    for (const auto& [owner, here] : at) {
      REQUIRE(ids(zone.find(owner)) == here);
      std::set<Id> under;
      for (const auto& [id, record] : expected) {
        if (is_below(record.owner, owner)) under.insert(id);
      }
      const auto below = ids(zone.below(owner));
      REQUIRE(std::set<Id>(below.begin(), below.end()) == under);
      REQUIRE(below.size() == under.size());
    }
    const Zone copied = zone;
    REQUIRE(listing(copied) == listing(zone));
  }
}
