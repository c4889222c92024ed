// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "support/report.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("JUnit has a suite a file and a case a finding", "[report][junit]") {
  Written bad(with_members(
                  R"({"description": "", "records": [
              {"type": "A", "host": "@", "pointsTo": "x", "ttl": 60},
              {"type": "A", "host": "a", "pointsTo": "y", "ttl": 60}]})"),
              "a & b.json");
  const Written good(with_members("{}"), "good.json");
  REQUIRE(bad.findings().size() == 3);
  bad.findings()[2].waived = "known & <old>";
  bad.report.files.push_back(good.report.files[0]);

  const XmlElement all = parse_xml(bad.as(report::FindingsFormat::junit));
  CHECK(all.name == "testsuites");
  CHECK(all.attributes.at("tests") == "4");
  CHECK(all.attributes.at("failures") == "1");
  CHECK(all.attributes.at("skipped") == "1");
  REQUIRE(all.children.size() == 2);

  const XmlElement& suite = all.children[0];
  CHECK(suite.attributes.at("name") == "a & b.json");
  CHECK(suite.attributes.at("tests") == "3");
  REQUIRE(suite.children.size() == 3);
  const auto outcome = [&suite](std::size_t i) {
    REQUIRE(suite.children[i].children.size() == 1);
    return suite.children[i].children[0];
  };
  CHECK_THAT(suite.children[1].attributes.at("name"),
             Catch::StartsWith("address-syntax DCTL1034 at 1:"));
  CHECK(suite.children[1].attributes.at("line") == "1");
  CHECK(outcome(0).name == "system-out");  // info fails nothing
  CHECK(outcome(1).name == "failure");
  CHECK(outcome(1).attributes.at("type") == "error");
  CHECK(outcome(1).attributes.at("message") ==
        "A record 1: \"x\" is not an IPv4 address");
  CHECK_THAT(outcome(1).text, Catch::Contains("help: write, for example"));
  CHECK(outcome(2).name == "skipped");
  CHECK(outcome(2).attributes.at("message") == "waived: known & <old>");

  const XmlElement& clean = all.children[1];
  CHECK(clean.attributes.at("tests") == "1");
  CHECK(clean.attributes.at("failures") == "0");
  REQUIRE(clean.children.size() == 1);
  CHECK(clean.children[0].children.empty());
}

TEST_CASE("JUnit fails what the run fails", "[report][junit]") {
  const Written w(with_members(R"({"description": "", "serviceId": "a b"})"));
  const auto failures = [&w](diagnostic::Severity fail_on) {
    return parse_xml(report::write(w.report, report::FindingsFormat::junit,
                                   {.fail_on = fail_on}))
        .attributes.at("failures");
  };
  CHECK(failures(diagnostic::Severity::info) == "2");
  CHECK(failures(diagnostic::Severity::warning) == "1");
  CHECK(failures(diagnostic::Severity::error) == "1");
  CHECK(failures(diagnostic::Severity::off) == "0");
}
