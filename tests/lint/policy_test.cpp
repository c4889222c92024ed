// SPDX-License-Identifier: MIT
#include <dct/lint/policy.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

std::string lines_of(const std::vector<diagnostic::Problem>& problems) {
  std::string lines;
  for (const diagnostic::Problem& p : problems) {
    lines += p.place.file + ":" + std::to_string(p.place.begin.line) + ":" +
             std::to_string(p.place.begin.column) + " " + p.message + "\n";
  }
  return lines;
}

std::string problems_of(std::string text) {
  return lines_of(lint::Policy::read(
                      json::Document::parse_yaml({"p.yaml", std::move(text)}))
                      .problems());
}

}  // namespace

TEST_CASE("a policy sets severities and options", "[policy]") {
  const lint::Linter linter = linter_of(
      {.policy = policy_of("extends: strict\n"
                           "rules: {DCTL1026: error, id-capitals: off}\n"
                           "options: {ttl: {min: 300}}\n")});
  CHECK(linter.severity("redirect-domain-space") ==
        diagnostic::Severity::error);
  CHECK(linter.severity("group-mixed") == diagnostic::Severity::error);
  CHECK(linter.severity("id-capitals") == diagnostic::Severity::off);
  const auto ttl = [&linter](const char* seconds) {
    return linter
        .lint(parse(with_records(
            R"({"type": "A", "host": "a", "pointsTo": "9.9.9.9", "ttl": )" +
            std::string(seconds) + "}")))
        .size();
  };
  CHECK(ttl("299") == 1);
  CHECK(ttl("300") == 0);
  CHECK(ttl("604800") == 0);
  CHECK(ttl("604801") == 1);
}

TEST_CASE("the problems of a policy are told with their places", "[policy]") {
  CHECK(problems_of("extends: nobody\nrules:\n  ttl: loud\nextra: 1\n"
                    "options: {ttl: {min: many}}\n") ==
        "p.yaml:1:10 `extends` is \"nobody\"; expected \"repository\", "
        "\"automerge\", \"cloudflare\", \"strict\" or \"draft-05\"\n"
        "p.yaml:5:22 `min` is \"many\"; expected an integer\n"
        "p.yaml:3:8 `ttl` is \"loud\"; expected \"off\", \"info\", \"warning\" "
        "or "
        "\"error\"\np.yaml:4:1 unknown property `extra`\n");
  CHECK(problems_of("waivers:\n  - template: a.b\n    rule: ttl\n") ==
        "p.yaml:2:5 `reason` is missing in item 1 of `waivers`\n");
  CHECK(problems_of("waivers:\n  - {template: a.b, rule: ttl, reason: because "
                    "they said so, until: soon}\n") ==
        "p.yaml:2:69 `until` is \"soon\", which does not match the pattern of "
        "the "
        "schema\n");
  CHECK(problems_of("rules: [a\n").find("not valid YAML") != std::string::npos);
  CHECK(problems_of("[]\n") ==
        "p.yaml:1:1 the document is an empty list; expected an object {...}\n");
}

TEST_CASE("names that the catalogue does not have are told", "[policy]") {
  const auto linter = lint::Linter::create(
      {.policy = policy_of(
           "rules: {tll: error}\noptions: {ttl: {mini: 1}, x: {y: 1}}\n")});
  CHECK_FALSE(linter);
  CHECK(lines_of(linter.problems()) ==
        "policy.yaml:1:9 there is no rule `tll`\n"
        "policy.yaml:2:17 there is no option `mini` of rule `ttl`\n"
        "policy.yaml:2:31 there is no option `y` of rule `x`\n");
}

TEST_CASE("a policy's own rules are read before its severities", "[policy]") {
  const auto linter = lint::Linter::create(
      {.policy = policy_of("rules: {aaa: error, zzz: info}\ncustom:\n"
                           "  - {id: aaa, title: First of all, for-each: "
                           "template, must: {}}\n"
                           "  - {id: zzz, title: Last of all, for-each: "
                           "template, must: {}}\n")});
  REQUIRE(linter);
  const lint::Linter plain = linter_of();
  for (const lint::Rule& rule : plain.catalogue()->rules()) {
    CHECK(linter->severity(rule.id) == plain.severity(rule.id));
  }
  CHECK(linter->severity("aaa") == diagnostic::Severity::error);
  CHECK(linter->severity("zzz") == diagnostic::Severity::info);
}

TEST_CASE("a provider's rule is data, numbers in texts included", "[policy]") {
  const lint::Linter linter =
      linter_of({.policy = policy_of(
                     read(project("samples/policies/small-provider.yaml")))});
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

TEST_CASE("the sample policies can be used", "[policy]") {
  for (const auto& entry :
       std::filesystem::directory_iterator(project("samples/policies"))) {
    INFO(entry.path());
    linter_of({.policy = policy_of(read(entry.path()))});
  }
}
