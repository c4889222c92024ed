// SPDX-License-Identifier: MIT
#include <dct/template.hpp>

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("a template is read whatever it lacks", "[template]") {
  CHECK(read_template(parse("[1]")).records.empty());
  CHECK(read_template(parse("{")).records.empty());
  const auto d =
      parse(R"({"providerId": 5, "records": [1, {}, {"type": "MX"}]})");
  const Template t = read_template(d);
  CHECK_FALSE(t.provider_id);
  CHECK_FALSE(t.service_id);
  REQUIRE(t.records.size() == 3);
  CHECK(t.records[0].type_name.empty());
  CHECK(t.records[1].type_name.empty());
  CHECK(t.records[2].type == RecordType::mx);
  CHECK_FALSE(t.records[2].owner());
}

TEST_CASE("records know what names them and what they say", "[template]") {
  const auto d = parse(with_records(
      R"({"type": "SRV", "name": "@", "target": "a.example", "port": "%p%"},
         {"type": "CAA", "host": "x", "data": "0 issue \"a\""},
         {"type": "APEXCNAME", "host": "@", "pointsTo": "b.example"},
         {"type": "A", "host": 5, "pointsTo": "9.9.9.9", "hots": "y"})"));
  const Template t = read_template(d);
  CHECK(t.records[0].owner().string() == "@");
  CHECK(t.records[0].content().string() == "a.example");
  CHECK(t.records[0][Property::port].string() == "%p%");
  CHECK(t.records[1].type == RecordType::generic);
  CHECK(t.records[1].content().string() == "0 issue \"a\"");
  CHECK_FALSE(t.records[2].owner());
  CHECK_FALSE(t.records[3].owner());
  REQUIRE(t.records[3].unknown.size() == 1);
  CHECK(t.records[3].unknown[0].key() == "hots");
}

TEST_CASE("names of types and properties are exact", "[template]") {
  CHECK(record_type_named("REDIR301") == RecordType::redir301);
  CHECK(record_type_named("cname") == RecordType::generic);
  CHECK(record_type_named("") == RecordType::generic);
  CHECK(property_named("pointsTo") == Property::points_to);
  CHECK_FALSE(property_named("pointsto"));
  for (const RecordTypeInfo& type : record_types()) {
    INFO(type.name);
    CHECK(allows(type.type, Property::essential));
    CHECK(allows(type.type, type.value));
    for (const PropertyInfo& p : record_properties()) {
      if (type.required.has(p.property)) CHECK(allows(type.type, p.property));
    }
  }
}
