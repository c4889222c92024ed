// SPDX-License-Identifier: MIT
#include <dct/lint/duplicate_templates.hpp>

#include <catch2/catch.hpp>
#include <set>

#include "support/print.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("a finding knows its record, pointer, place and codes", "[linter]") {
  const auto findings = lint_with("address-syntax",
                                  R"({"records": [
  {"type": "A", "host": "@", "pointsTo": "9.9.9.9", "ttl": 60},
  {"type": "A", "host": "é", "groupId": "g", "pointsTo": "nine", "ttl": 60}]})");
  REQUIRE(findings.size() == 1);
  const diagnostic::Finding& f = findings[0];
  CHECK(f.rule == "address-syntax");
  CHECK(f.severity == diagnostic::Severity::error);
  CHECK(f.aliases == std::vector<std::string>{"DCTL1034"});
  CHECK(f.place.file == "test.json");
  CHECK(f.place.pointer == "/records/1/pointsTo");
  CHECK(f.place.begin == text::Position{3, 58});
  CHECK(f.place.end == text::Position{3, 64});
  CHECK(f.place.record == 2);
  CHECK(f.record_type == "A");
  CHECK(f.record_host == "é");
  CHECK(f.record_group == "g");
}

TEST_CASE("of a value the schema refuses the rules say no more", "[linter]") {
  CHECK(
      lines_of(findings_of(with_records(
          R"({"type": "A", "host": "@", "pointsTo": "9.9.9.9", "ttl": "x"})"))) ==
      "1:344 error schema-violation: A record 1: `ttl` is \"x\"; expected an "
      "integer, "
      "a string with a number, or one variable\n");
}

TEST_CASE("a case that weighs less stays below its rule", "[linter]") {
  const auto severity_of = [](diagnostic::Severity level, const char* type) {
    const auto findings =
        linter_of({.severities = {{"target-bare-variable", level}}})
            .lint(parse(with_records(
                "{\"type\": \"" + std::string(type) +
                R"(", "host": "%h%", "pointsTo": "%x%", "ttl": 60})")));
    for (const diagnostic::Finding& f : findings) {
      if (f.rule == "target-bare-variable") return f.severity;
    }
    return diagnostic::Severity::off;
  };
  CHECK(severity_of(diagnostic::Severity::error, "CNAME") ==
        diagnostic::Severity::error);
  CHECK(severity_of(diagnostic::Severity::error, "A") ==
        diagnostic::Severity::info);
  CHECK(severity_of(diagnostic::Severity::info, "CNAME") ==
        diagnostic::Severity::info);
  CHECK(severity_of(diagnostic::Severity::off, "CNAME") ==
        diagnostic::Severity::off);
}

TEST_CASE("findings come in the order of the text", "[linter]") {
  const auto findings =
      findings_of(R"({"records": [], "nonsense": 1, "version": 0})");
  REQUIRE(findings.size() > 3);
  for (std::size_t i = 1; i < findings.size(); ++i) {
    CHECK(findings[i - 1].place.span.begin <= findings[i].place.span.begin);
  }
}

TEST_CASE("ten different problems are ten findings of one run", "[linter]") {
  const auto findings = findings_of(R"({
  "providerId": "example.com", "providerName": "", "serviceId": "a b",
  "serviceName": "x", "version": -1, "logoUrl": "logo.png",
  "syncPubKeyDomain": "http://example.com", "versoin": 1, /* remark */
  "records": [
    {"type": "A", "host": "-a", "pointsTo": "x", "ttl": "1h"},
    {"type": "MX", "host": "@", "pointsTo": "1.2.3.4", "priority": 99999, "ttl": 1},
  ]})");
  std::set<std::string> rules;
  for (const diagnostic::Finding& f : findings) {
    if (f.severity == diagnostic::Severity::error) rules.insert(f.rule);
  }
  CHECK(rules == std::set<std::string>{
                     "address-syntax", "host-syntax", "id-syntax",
                     "json-syntax", "key-domain-syntax", "logo-url-unusable",
                     "name-empty-or-long", "number-out-of-range",
                     "target-syntax", "ttl-syntax", "unknown-property",
                     "version-negative"});
}

TEST_CASE("an alias selects every rule that has it", "[linter]") {
  const lint::Linter linter = linter_of({.select = {"DCTL1040"}});
  CHECK(linter.severity("host-bare-variable") == diagnostic::Severity::warning);
  CHECK(linter.severity("target-bare-variable") ==
        diagnostic::Severity::warning);
  CHECK(linter.severity("schema-violation") == diagnostic::Severity::off);
  CHECK(linter.severity("DCTL1040") == diagnostic::Severity::off);
}

TEST_CASE("a rule that is off runs when it is selected by name", "[linter]") {
  const auto severity = [](lint::LinterOptions options) {
    return linter_of(std::move(options)).severity("cloudflare-ttl-ignored");
  };
  CHECK(severity({}) == diagnostic::Severity::off);
  CHECK(severity({.profile = "cloudflare"}) == diagnostic::Severity::info);
  CHECK(severity({.select = {"cloudflare-ttl-ignored"}}) ==
        diagnostic::Severity::warning);
  CHECK(severity({.select = {"cloudflare-ttl-ignored"},
                  .ignore = {"DCTL5010"}}) == diagnostic::Severity::off);
}

TEST_CASE("names that do not exist are problems, and there is no linter",
          "[linter]") {
  const auto why = [](lint::LinterOptions options) {
    std::string lines;
    const auto linter = lint::Linter::create(std::move(options));
    CHECK_FALSE(linter);
    for (const diagnostic::Problem& p : linter.problems()) {
      lines += p.rule + ": " + p.message + "\n";
    }
    return lines;
  };
  CHECK(why({.profile = "nobody"}) ==
        "unknown-profile: there is no profile `nobody`\n");
  CHECK(why({.severities = {{"no-such", diagnostic::Severity::off}},
             .select = {"DCTL9999"},
             .ignore = {"tll"}}) ==
        "unknown-rule: there is no rule `no-such`\n"
        "unknown-rule: there is no rule `DCTL9999`\n"
        "unknown-rule: there is no rule `tll`\n");
}

TEST_CASE("a linter is shared when it is copied, and owns all it needs",
          "[linter]") {
  const auto copy = [] {
    const lint::Linter made = linter_of(
        {.policy = policy_of("custom:\n  - {id: logo, title: We show a logo, "
                             "for-each: template, must: {required: "
                             "[variableDescription]}}\n")});
    return lint::Linter(made);
  }();
  const auto findings = copy.lint(parse(with_members("{}")));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "logo");
  CHECK(copy.catalogue()->find("logo"));
}

TEST_CASE("a rule of another catalogue is a name like any other", "[linter]") {
  lint::Catalogue::Builder builder;
  const auto yaml = json::Document::parse_yaml(
      {"r.yaml",
       "{id: a-new-one, title: A new one, for-each: template, "
       "must: {required: [logoUrl]}}"});
  REQUIRE(builder.add(yaml, yaml.root()).empty());
  const auto other = std::move(builder).build();
  const lint::Linter linter = linter_of();
  CHECK(linter.severity(other->find("a-new-one")->id) ==
        diagnostic::Severity::off);
  CHECK(linter.severity(other->find("ttl-syntax")->id) ==
        diagnostic::Severity::error);
}

TEST_CASE("a rule gives way to one that supersedes it, value by value",
          "[linter]") {
  const std::string text = with_records(
      R"({"type": "TXT", "host": "@", "data": "%a%", "ttl": 300},
         {"type": "TXT", "host": "x", "data": "%b%", "ttl": 300},
         {"type": "A", "host": "y", "pointsTo": "9.9.9.9", "ttl": "%t%"})");
  const auto said = [&text](lint::LinterOptions options) {
    std::string lines;
    options.select = {"txt-bare-variable", "spf-in-variable", "ttl-variable",
                      "our-ttl"};
    const lint::Linter linter = linter_of(std::move(options));
    for (const diagnostic::Finding& f : linter.lint(parse(text))) {
      lines += f.rule + ": " + f.message.substr(0, f.message.find(':')) + "\n";
    }
    return lines;
  };
  const auto policy = [](const std::string& supersedes) {
    return policy_of(
        "custom:\n  - {id: our-ttl, title: Our ttls are numbers, "
        "for-each: record, must: {properties: {ttl: {type: "
        "integer}}}" +
        supersedes + "}\n");
  };
  CHECK(said({.policy = policy("")}) ==
        "spf-in-variable: TXT record 1\ntxt-bare-variable: TXT record 2\n"
        "our-ttl: A record 3\nttl-variable: A record 3\n");
  CHECK(said({.policy = policy(", supersedes: [ttl-variable]")}) ==
        "spf-in-variable: TXT record 1\ntxt-bare-variable: TXT record 2\n"
        "our-ttl: A record 3\n");
  CHECK(said({.policy = policy(""), .ignore = {"spf-in-variable"}}) ==
        "txt-bare-variable: records 1 and 2\n"
        "our-ttl: A record 3\nttl-variable: A record 3\n");
}

TEST_CASE("rules that supersede each other in a circle do not hang",
          "[linter]") {
  lint::LinterOptions options;
  for (const char* yaml :
       {"{id: aa, title: The one, for-each: template, must: false}",
        "{id: bb, title: The other, for-each: template, must: false, "
        "supersedes: [aa]}",
        "{id: aa, title: The one, for-each: template, must: false, "
        "supersedes: [bb]}"}) {
    options.rules.push_back(
        json::Document::parse_yaml({"rules.yaml", std::string(yaml)}));
  }
  options.select = {"aa", "bb"};
  CHECK(linter_of(std::move(options)).lint(parse("{}")).size() >= 1);
}

TEST_CASE("validate says the same whatever the profile", "[linter]") {
  const json::Document document = parse(with_records(
      R"({"type": "CNAME", "host": "@", "pointsTo": "a.example", "ttl": 60})"));
  const lint::Linter linter = linter_of({.profile = "cloudflare"});
  CHECK(linter.validate(document).size() == 1);
  for (const diagnostic::Finding& f : linter.lint(document)) {
    CHECK(f.rule != "host-required-missing");
  }
}

TEST_CASE("duplicate templates name the other file", "[linter]") {
  const auto a = json::Document::parse({"a.json", with_members("{}")});
  const auto b = json::Document::parse(
      {"b.json", with_members(R"({"serviceId": "other"})")});
  const auto c = json::Document::parse({"c.json", with_members("{}")});
  const json::Document* all[] = {&a, &b, &c};
  const auto findings = lint::find_duplicate_templates(all, linter_of());
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].empty());
  CHECK(findings[1].empty());
  REQUIRE(findings[2].size() == 1);
  CHECK(findings[2][0].place.file == "c.json");
  CHECK(findings[2][0].message.find("\"a.json\"") != std::string::npos);
  REQUIRE(findings[2][0].notes.size() == 1);
  CHECK(findings[2][0].notes[0].place.file == "a.json");
}
