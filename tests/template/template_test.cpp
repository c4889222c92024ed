// SPDX-License-Identifier: MIT
#include <dct/template/template.hpp>

#include <catch2/catch.hpp>

#include <utility>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

template <typename Document>
concept Readable = requires(Document&& document) {
  templates::read_template(std::forward<Document>(document));
};

}  // namespace

TEST_CASE("a template can't outlive its document", "[template]") {
  STATIC_REQUIRE(Readable<json::Document&>);
  STATIC_REQUIRE(Readable<const json::Document&>);
  STATIC_REQUIRE_FALSE(Readable<json::Document>);
  STATIC_REQUIRE_FALSE(Readable<const json::Document>);
}

TEST_CASE("a template is read whatever it lacks", "[template]") {
  for (const char* text : {"[1]", "{"}) {
    const auto no_template = parse(text);
    CHECK(templates::read_template(no_template).records.empty());
  }
  const auto d =
      parse(R"({"providerId": 5, "records": [1, {}, {"type": "MX"}]})");
  const templates::Template t = templates::read_template(d);
  CHECK_FALSE(t.provider_id);
  CHECK_FALSE(t.service_id);
  REQUIRE(t.records.size() == 3);
  CHECK(t.records[0].type_name.empty());
  CHECK(t.records[1].type_name.empty());
  CHECK(t.records[2].type == templates::RecordType::mx);
  CHECK_FALSE(t.records[2].owner());
}

TEST_CASE("records know what names them and what they say", "[template]") {
  const auto d = parse(with_records(
      R"({"type": "SRV", "name": "@", "target": "a.example", "port": "%p%"},
         {"type": "CAA", "host": "x", "data": "0 issue \"a\""},
         {"type": "APEXCNAME", "host": "@", "pointsTo": "b.example"},
         {"type": "A", "host": 5, "pointsTo": "9.9.9.9", "hots": "y"})"));
  const templates::Template t = templates::read_template(d);
  CHECK(t.records[0].owner().string() == "@");
  CHECK(t.records[0].content().string() == "a.example");
  CHECK(t.records[0][templates::Property::port].string() == "%p%");
  CHECK(t.records[1].type == templates::RecordType::generic);
  CHECK(t.records[1].content().string() == "0 issue \"a\"");
  CHECK_FALSE(t.records[2].owner());
  CHECK_FALSE(t.records[3].owner());
  REQUIRE(t.records[3].unknown.size() == 1);
  CHECK(t.records[3].unknown[0].key() == "hots");
}

TEST_CASE("names of types and properties are exact", "[template]") {
  CHECK(templates::record_type_named("REDIR301") ==
        templates::RecordType::redir301);
  CHECK(templates::record_type_named("cname") ==
        templates::RecordType::generic);
  CHECK(templates::record_type_named("") == templates::RecordType::generic);
  CHECK(templates::property_named("pointsTo") ==
        templates::Property::points_to);
  CHECK_FALSE(templates::property_named("pointsto"));
  for (const templates::RecordTypeInfo& type : templates::record_types()) {
    INFO(type.name);
    CHECK(templates::allows(type.type, templates::Property::essential));
    CHECK(templates::allows(type.type, type.value));
    for (const templates::PropertyInfo& p : templates::record_properties()) {
      if (type.required.has(p.property))
        CHECK(templates::allows(type.type, p.property));
    }
  }
}
