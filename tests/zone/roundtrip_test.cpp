// SPDX-License-Identifier: MIT

/// A zone survives being written and read, whatever is in it, and what
/// difference() says leads from one to the other.

#include <dct/zone/difference.hpp>
#include <dct/zone/json_file.hpp>
#include <dct/zone/master_file.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "support/files.hpp"
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

}  // namespace

TEST_CASE("random zones survive master files and JSON", "[zone][property]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    Random random(seed);
    const Zone zone = random_zone(random);
    INFO("seed " << seed);
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
          "[zone][property]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    Random random(seed);
    const Zone before = random_zone(random);
    const Zone after =
        random.one_in(10) ? random_zone(random) : changed(before, random);
    INFO("seed " << seed);
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

TEST_CASE("a zone differs from itself in nothing", "[zone]") {
  Random random(1);
  const Zone zone = random_zone(random);
  const Zone same = zone;
  const Difference d = difference(zone, same);
  CHECK((d.removed.empty() && d.added.empty() && d.changed.empty()));
}

TEST_CASE("owners stand in the order of RFC 4034", "[zone]") {
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

TEST_CASE("the sample zones read without error and survive",
          "[zone][samples]") {
  std::size_t files = 0;
  const std::string handbook = read(project("samples/zones/README.md"));
  for (const auto& entry :
       std::filesystem::directory_iterator(project("samples/zones"))) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".zone") continue;
    ++files;
    INFO(name);
    const std::string text = read(entry.path());
    CHECK(text.starts_with("; "));
    CHECK_THAT(handbook, Catch::Contains("](" + name + ")"));
    const ReadResult zone = read_master(text);
    CHECK(lines_of(zone).empty());
    CHECK(zone.zone.size() >= 8);
    CHECK((*zone.zone.find("@").begin()).type == "SOA");
    const ReadResult again = read_master(write_master_file(zone.zone));
    CHECK(lines_of(again).empty());
    CHECK(listing(again.zone) == listing(zone.zone));
    const ReadResult as_json =
        read_json(write_json(zone.zone), "z", "example.com");
    CHECK(lines_of(as_json).empty());
    CHECK(listing(as_json.zone) == listing(zone.zone));
  }
  CHECK(files >= 8);
}
