// SPDX-License-Identifier: MIT
#include <dct/zone/zone.hpp>

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <vector>

#include "support/zones.hpp"

using namespace dct::zone;
using namespace dct::test;

namespace {

ResourceRecord a_record(std::string owner, std::string data) {
  return {.owner = std::move(owner),
          .type = "A",
          .ttl = 300,
          .data = std::move(data)};
}

std::vector<Id> ids(Zone::Range range) {
  std::vector<Id> result;
  for (const RecordView& r : range) result.push_back(r.id);
  return result;
}

}  // namespace

TEST_CASE("a zone finds records by owner in either case", "[zone]") {
  Zone zone("Example.COM.");
  CHECK(zone.apex() == "example.com");
  const Id www = zone.add(a_record("www", "192.0.2.1"));
  const Id apex = zone.add(a_record("", "192.0.2.2"));
  const Id second = zone.add(a_record("WWW", "192.0.2.3"));
  CHECK(ids(zone.find("wWw")) == std::vector<Id>{www, second});
  CHECK(ids(zone.find("@")) == std::vector<Id>{apex});
  CHECK(ids(zone.find("")) == std::vector<Id>{apex});
  CHECK(zone.find("ww").empty());
  CHECK(zone[second].owner == "www");
  CHECK(zone.size() == 3);
}

TEST_CASE("what is below an owner has its labels, not its letters", "[zone]") {
  Zone zone("example.com");
  const Id deep = zone.add(a_record("a.b.sub", "192.0.2.1"));
  const Id sub = zone.add(a_record("sub", "192.0.2.2"));
  const Id other = zone.add(a_record("xsub", "192.0.2.3"));
  const Id escaped = zone.add(a_record("a\\.sub", "192.0.2.4"));
  CHECK(ids(zone.below("sub")) == std::vector<Id>{deep});
  CHECK(ids(zone.below("b.sub")) == std::vector<Id>{deep});
  CHECK(ids(zone.below("a.b.sub")).empty());
  CHECK(ids(zone.below("nothing")).empty());
  const auto all = ids(zone.below("@"));
  CHECK(std::set<Id>(all.begin(), all.end()) ==
        std::set<Id>{deep, sub, other, escaped});
}

TEST_CASE("a delegation covers the names below it", "[zone]") {
  Zone zone("example.com");
  zone.add(
      ResourceRecord{.owner = "@", .type = "NS", .data = "ns1.example.net"});
  const Id cut = zone.add(
      ResourceRecord{.owner = "sub", .type = "NS", .data = "ns2.example.net"});
  CHECK(zone.find_above("a.b.sub", "NS").id == cut);
  CHECK(zone.find_above("sub", "NS").id == cut);
  CHECK(zone.find_above("www", "NS").owner == "@");
  CHECK(zone.find_above("", "NS").owner == "@");
  CHECK(zone.find_above("www", "MX").id == kNoId);
}

TEST_CASE("a record keeps all that it has", "[zone]") {
  const ResourceRecord record{
      .owner = "www",
      .type = "SRV",
      .ttl = 0,
      .data = "sip.example.net",
      .priority = 0,
      .weight = 65535,
      .port = 5060,
      .service = "_sip",
      .protocol = "_tcp",
      .state = TemplateState{.id = "1", .other = {{"x", "[1]"}}},
      .other = {{"comment", "\"kept\""}}};
  Zone zone("example.com");
  const Id id = zone.add(record);
  CHECK(zone[id].copy() == record);
  const Zone copied = zone;
  CHECK((*copied.records().begin()).copy() == record);
}

TEST_CASE("texts of a zone outlive change, removal and a move", "[zone]") {
  Zone zone("example.com");
  const RecordView view = zone[zone.add(a_record("www", "192.0.2.1"))];
  for (int i = 0; i < 10000; ++i) {
    zone.add(a_record("h" + std::to_string(i), "192.0.2.9"));
  }
  zone.remove(view.id);
  zone.remove(view.id);
  CHECK(zone.size() == 10000);
  const Zone moved = std::move(zone);
  CHECK(view.owner == "www");
  CHECK(view.data == "192.0.2.1");
  CHECK(moved.find("www").empty());
}
