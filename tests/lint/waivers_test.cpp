// SPDX-License-Identifier: MIT
#include <dct/lint/waivers.hpp>
#include <dct/report/findings.hpp>

#include <catch2/catch.hpp>

#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("a waiver lets one finding pass, with its reason", "[waivers]") {
  const lint::Linter linter = linter_of(
      {.policy = policy_of("waivers:\n"
                           "  - {template: 'EXAMPLE.com.*', rule: DCTL1034, "
                           "record: 2, reason: they know it}\n")});
  lint::Waivers waivers(linter, "2026-11-23");
  const auto document = parse(with_records(
      R"({"type": "A", "host": "a", "pointsTo": "x", "ttl": 60},
         {"type": "A", "host": "b", "pointsTo": "x", "ttl": 60})"));
  auto findings = linter.lint(document);
  waivers.apply(document, findings);
  REQUIRE(findings.size() == 2);
  CHECK_FALSE(findings[0].waived);
  CHECK(findings[1].waived == "they know it");
  CHECK(waivers.leftovers().empty());
  const report::FindingsReport report{
      .files = {{&document.source(), findings}}};
  CHECK(report::count_findings(report).errors == 1);
  CHECK(report::count_findings(report).waived == 1);
}

TEST_CASE("a waiver holds until the end of its last day", "[waivers]") {
  const lint::Linter linter = linter_of(
      {.policy = policy_of("waivers: [{template: example.com.website, rule: "
                           "version-missing, reason: until their release, "
                           "until: '2026-11-23'}]\n")});
  const auto document = parse(with_members(R"({"version": 0})"));
  const auto waived_on = [&](const char* day) {
    lint::Waivers waivers(linter, day);
    auto findings = linter.lint(document);
    waivers.apply(document, findings);
    CHECK(waivers.leftovers().size() == (findings.at(0).waived ? 0U : 1U));
    return findings.at(0).waived.has_value();
  };
  CHECK(waived_on("2026-11-22"));
  CHECK(waived_on("2026-11-23"));
  CHECK_FALSE(waived_on("2026-11-24"));
}

TEST_CASE("a linter without a policy has nothing to waive", "[waivers]") {
  lint::Waivers waivers(linter_of(), "2026-11-23");
  const auto document = parse(with_members(R"({"version": 0})"));
  auto findings = findings_of(with_members(R"({"version": 0})"));
  waivers.apply(document, findings);
  CHECK_FALSE(findings.at(0).waived);
  CHECK(waivers.leftovers().empty());
}
