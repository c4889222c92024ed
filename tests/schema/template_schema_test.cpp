// SPDX-License-Identifier: MIT
#include <dct/schema/template_schema.hpp>

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::string messages(const std::vector<diagnostic::Problem>& problems) {
  std::string all;
  for (const diagnostic::Problem& p : problems) {
    all += std::string(p.rule) + ": " + p.message + "\n";
  }
  return all;
}

std::string check_records(std::string_view records) {
  return messages(schema::TemplateSchema().check(parse(with_records(records))));
}

}  // namespace

TEST_CASE("a mistake is one problem of the record's own type", "[schema]") {
  CHECK(check_records(R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": 1},
                         {"type": "MX", "host": "@", "pointsTo": "x", "ttl": 1})") ==
        "schema-violation: MX record 2: `priority` is missing\n");
  CHECK(check_records(
            R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": true})") ==
        "schema-violation: A record 1: `ttl` is true; expected an integer, a "
        "string with "
        "a number, or one variable\n");
  CHECK(
      check_records(R"({"type": "TXT", "host": 5, "data": null, "ttl": 1})") ==
      "schema-violation: TXT record 1: `host` is 5; expected a string\n"
      "schema-violation: TXT record 1: `data` is null; expected a string\n");
  CHECK(
      check_records("5, [], {}") ==
      "schema-violation: record 1 is 5; expected an object {...}\n"
      "schema-violation: record 2 is an empty list; expected an object {...}\n"
      "schema-violation: record 3: `type` is missing\n");
  CHECK(check_records(R"({"type": null})") ==
        "schema-violation: record 1: `type` is null; expected a string\n");
  CHECK(check_records(R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": 1,
                          "groupId": 1, "essential": false})") ==
        "schema-violation: A record 1: `groupId` is 1; expected a string\n"
        "schema-violation: A record 1: `essential` is false; expected a "
        "string\n");
}

TEST_CASE("a property of the wrong name is said to be that", "[schema]") {
  CHECK(check_records(
            R"({"type": "TXT", "host": "@", "pointsTo": "x", "ttl": 1})") ==
        "schema-violation: TXT record 1: `data` is missing; it has `pointsTo`, "
        "which "
        "this type does not use\n");
}

TEST_CASE("a misspelled property is the one that is missing", "[schema]") {
  CHECK(check_records(
            R"({"type": "A", "host": "@", "pointTo": "x", "ttl": 1})") ==
        "schema-violation: A record 1: `pointsTo` is missing; `pointTo` looks "
        "like a "
        "misspelling of it\n");
  CHECK(
      lines_of(findings_of(with_records(
          R"({"type": "A", "host": "@", "pointsTo": "9.9.9.9", "TTL": 60})"))) ==
      "1:338 error schema-violation: A record 1: `ttl` is missing; `TTL` looks "
      "like a "
      "misspelling of it\n");
}

TEST_CASE("a misspelled type is one mistake of its record", "[schema]") {
  CHECK(check_records(
            R"({"type": "CNAM", "host": "@", "pointsTo": "x", "ttl": 1})") ==
        "type-unregistered: CNAM record 1: the type \"CNAM\" is neither Domain "
        "Connect's nor registered with IANA, so no provider can write the "
        "record\n");
  CHECK(check_records(
            R"({"type": "mx", "host": "@", "pointsTo": "x", "ttl": 1})") ==
        "schema-violation: mx record 1: `priority` is missing\n"
        "type-lower-case: mx record 1: the type \"mx\" is not in capitals; "
        "providers compare it letter by letter and do not know it\n");
  CHECK(check_records(R"({"type": "CAA", "host": "@", "ttl": 1})") ==
        "schema-violation: CAA record 1: `data` is missing\n");
}

TEST_CASE("numbers in texts follow the registry's schema", "[schema]") {
  const auto ttl = [](const char* value) {
    return check_records(
        R"({"type": "A", "host": "@", "pointsTo": "x", "ttl": )" +
        std::string(value) + "}");
  };
  CHECK(ttl("\"3600\"").empty());
  CHECK(ttl("\"3600s\"").empty());
  CHECK(ttl("\"%ttl%\"").empty());
  CHECK_THAT(ttl("\"abc\""), Catch::Contains("expected an integer"));
  CHECK_THAT(ttl("1.5"), Catch::Contains("`ttl` is 1.5"));
  CHECK_THAT(ttl("\"%ttl1%\""), Catch::Contains("reads the digit as a number"));
}

TEST_CASE("hostRequired is asked for once, with all who need it", "[schema]") {
  const auto problems = schema::TemplateSchema().check(parse(with_records(
      R"({"type": "NS", "host": "@", "pointsTo": "x", "ttl": 1},
         {"type": "NS", "host": "", "pointsTo": "y", "ttl": 1})")));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].rule == "host-required-missing");
  CHECK(problems[0].notes.size() == 1);
}

TEST_CASE("the template's own properties are checked", "[schema]") {
  CHECK(messages(schema::TemplateSchema().check(parse("{\"records\": {}}"))) ==
        "schema-violation: `providerId` is missing\nschema-violation: "
        "`providerName` is missing\n"
        "schema-violation: `serviceId` is missing\nschema-violation: "
        "`serviceName` is missing\n"
        "schema-violation: `records` is an object; expected a list [...]\n");
  CHECK(messages(schema::TemplateSchema().check(parse("[]"))) ==
        "schema-violation: the file contains an empty list; a template is an "
        "object "
        "{...}\n");
  CHECK(messages(schema::TemplateSchema().check(parse(
            with_members(R"({"version": "1", "syncBlock": "false"})")))) ==
        "schema-violation: `version` is \"1\"; expected an integer\n"
        "schema-violation: `syncBlock` is \"false\"; expected true or false\n");
}
