// SPDX-License-Identifier: MIT
#include <dct/lint/policy.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

lint::Policy policy(std::string text) {
  return lint::Policy(
      json::Document::parse_yaml({"policy.yaml", std::move(text)}));
}

std::string lines_of(const lint::Policy& p,
                     const std::vector<diagnostic::Problem>& problems) {
  std::string lines;
  for (const diagnostic::Problem& problem : problems) {
    const text::Position at =
        p.document().source().position(problem.place.span.begin);
    lines += std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
             problem.message + "\n";
  }
  return lines;
}

std::string problems_of(std::string text) {
  const lint::Policy p = policy(std::move(text));
  return lines_of(p, p.problems());
}

}  // namespace

TEST_CASE("a policy sets severities and options", "[policy]") {
  const lint::Policy p = policy(
      "extends: strict\nrules: {DCTL1026: error, id-case: off}\n"
      "options: {ttl: {min: 300}}\n");
  REQUIRE(p.problems().empty());
  const lint::Catalogue catalogue;
  lint::Settings settings(catalogue);
  CHECK(settings.apply(p).empty());
  CHECK(settings.severity(*catalogue.find("redirect-domain-space")) ==
        diagnostic::Severity::error);
  CHECK(settings.severity(*catalogue.find("group-mixed")) ==
        diagnostic::Severity::error);
  CHECK(settings.severity(*catalogue.find("id-case")) ==
        diagnostic::Severity::off);
  CHECK(settings.option(*catalogue.find("ttl"), "min") == 300);
  CHECK(settings.option(*catalogue.find("ttl"), "max") == 604800);
}

TEST_CASE("the problems of a policy are told with their places", "[policy]") {
  CHECK(problems_of("extends: nobody\nrules:\n  ttl: loud\nextra: 1\n"
                    "options: {ttl: {min: many}}\n") ==
        "1:10 `extends` is \"nobody\"; expected \"repository\", "
        "\"automerge\", \"cloudflare\", \"strict\" or \"draft-05\"\n"
        "5:22 `min` is \"many\"; expected an integer\n"
        "3:8 `ttl` is \"loud\"; expected \"off\", \"info\", \"warning\" or "
        "\"error\"\n4:1 `extra` is not known here\n");
  CHECK(problems_of("waivers:\n  - template: a.b\n    rule: ttl\n") ==
        "2:5 `reason` is missing in item 1 of `waivers`\n");
  CHECK(problems_of("waivers:\n  - {template: a.b, rule: ttl, reason: because "
                    "they said so, until: soon}\n") ==
        "2:69 `until` is \"soon\", which does not have the form that is "
        "expected\n");
  CHECK(problems_of("rules: [a\n").find("this is no valid YAML") !=
        std::string::npos);
  CHECK(problems_of("[]\n") ==
        "1:1 the document is an empty list; expected an object {...}\n");
}

TEST_CASE("names that the catalogue does not have are told", "[policy]") {
  const lint::Catalogue catalogue;
  lint::Settings settings(catalogue);
  const lint::Policy p =
      policy("rules: {tll: error}\noptions: {ttl: {mini: 1}, x: {y: 1}}\n");
  REQUIRE(p.problems().empty());
  CHECK(lines_of(p, settings.apply(p)) ==
        "1:9 there is no rule `tll`\n"
        "2:17 there is no option `mini` of rule `ttl`\n"
        "2:31 there is no option `y` of rule `x`\n");
}

TEST_CASE("a provider's rule is data, numbers in texts included", "[policy]") {
  const lint::Policy p =
      policy(read(project("samples/policies/small-provider.yaml")));
  REQUIRE(lines_of(p, p.problems()).empty());
  lint::Catalogue catalogue;
  REQUIRE(p.add_rules(catalogue).empty());
  lint::Settings settings(catalogue);
  REQUIRE(settings.apply(p).empty());
  const lint::Linter linter(std::move(settings));
  std::vector<std::string> found;
  for (const diagnostic::Finding& f : linter.lint(parse(with_records(
           R"({"type": "TXT", "host": "a", "data": ")" + std::string(256, 'x') +
           R"(", "ttl": 3600},
              {"type": "A", "host": "b", "pointsTo": "9.9.9.9", "ttl": "60"},
              {"type": "A", "host": "c", "pointsTo": "9.9.9.9", "ttl": 86401},
              {"type": "A", "host": "d", "pointsTo": "9.9.9.9", "ttl": "300"},
              {"type": "NS", "host": "e", "pointsTo": "ns.example.com", "ttl": 3600})")))) {
    if (f.severity == diagnostic::Severity::error) {
      found.push_back(f.rule + " " + std::to_string(f.place.record));
    }
  }
  CHECK(found == std::vector<std::string>{"our-text-length 1", "our-ttl 2",
                                          "our-ttl 3", "our-types 5"});
}

TEST_CASE("a waiver lets one finding pass, with its reason", "[policy]") {
  const lint::Policy p = policy(
      "waivers:\n"
      "  - {template: 'EXAMPLE.com.*', rule: DCTL1034, record: 2, reason: they "
      "know it}\n");
  REQUIRE(p.problems().empty());
  const lint::Catalogue catalogue;
  const lint::Settings settings(catalogue);
  lint::Waivers waivers(p, settings, "2026-11-23");
  const auto document = parse(with_records(
      R"({"type": "A", "host": "a", "pointsTo": "x", "ttl": 60},
         {"type": "A", "host": "b", "pointsTo": "x", "ttl": 60})"));
  auto findings = lint::Linter(settings).lint(document);
  waivers.apply(document, findings);
  REQUIRE(findings.size() == 2);
  CHECK_FALSE(findings[0].waived);
  CHECK(findings[1].waived == "they know it");
  CHECK(waivers.leftovers().empty());
  report::Report report{.files = {{&document.source(), findings}}};
  CHECK(report::totals(report).errors == 1);
  CHECK(report::totals(report).waived == 1);
}

TEST_CASE("a waiver holds until the end of its last day", "[policy]") {
  const lint::Policy p = policy(
      "waivers: [{template: example.com.website, rule: version-missing, "
      "reason: until their release, until: '2026-11-23'}]\n");
  const lint::Catalogue catalogue;
  const lint::Settings settings(catalogue);
  const auto document = parse(with_members(R"({"version": 0})"));
  const auto waived_on = [&](const char* day) {
    lint::Waivers waivers(p, settings, day);
    auto findings = lint::Linter(settings).lint(document);
    waivers.apply(document, findings);
    CHECK(waivers.leftovers().size() == (findings.at(0).waived ? 0U : 1U));
    return findings.at(0).waived.has_value();
  };
  CHECK(waived_on("2026-11-22"));
  CHECK(waived_on("2026-11-23"));
  CHECK_FALSE(waived_on("2026-11-24"));
}

TEST_CASE("the sample policies can be used", "[policy]") {
  for (const auto& entry :
       std::filesystem::directory_iterator(project("samples/policies"))) {
    INFO(entry.path());
    const lint::Policy p = policy(read(entry.path()));
    CHECK(lines_of(p, p.problems()).empty());
    lint::Catalogue catalogue;
    CHECK(lines_of(p, p.add_rules(catalogue)).empty());
    lint::Settings settings(catalogue);
    CHECK(lines_of(p, settings.apply(p)).empty());
  }
}
