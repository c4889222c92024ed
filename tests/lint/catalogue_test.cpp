// SPDX-License-Identifier: MIT

/// The catalogue as a whole: nothing half done, nothing out of date.

#include <dct/lint/handbook.hpp>
#include <dct/lint/profile.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "lint/embedded_rules.hpp"
#include "support/files.hpp"
#include "support/schemas.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

TEST_CASE("each rule file meets schema/rule.schema.json", "[rules]") {
  const schema::Schema schema =
      schema_of(read(project("schema/rule.schema.json")));
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(project("rules"))) {
    const auto folder = entry.path().parent_path().filename();
    if (entry.path().extension() != ".yaml" || folder == "profiles" ||
        folder == "data") {
      continue;
    }
    ++files;
    INFO(entry.path().filename());
    const auto yaml = json::Document::parse_yaml(
        {entry.path().filename(), read(entry.path())});
    CHECK(yaml.problems().empty());
    for (const diagnostic::Problem& p : schema.check(yaml))
      CHECK(p.message == "");
  }
  CHECK(files == lint::Catalogue::builtin()->rules().size());
}

TEST_CASE("the schema of rules refuses a rule with a mistake", "[rules]") {
  const schema::Schema schema =
      schema_of(read(project("schema/rule.schema.json")));
  const auto yaml = json::Document::parse_yaml(
      {"rule.yaml", "id: Bad Id\nseverty: error\ncheck: builtin\n"});
  std::set<std::string> messages;
  for (const diagnostic::Problem& p : schema.check(yaml))
    messages.insert(p.message);
  CHECK(messages.contains("`severity` is missing"));
  CHECK(messages.contains("unknown property `severty`"));
  CHECK(
      messages.contains("`id` is \"Bad Id\", which does not match the "
                        "pattern of the schema"));
}

TEST_CASE("a rule has a function if its file says so", "[rules]") {
  const auto rules = lint::builtin_rules();
  const auto checks = lint::builtin_checks();
  REQUIRE(rules.size() == checks.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    INFO(rules[i].id);
    CHECK((checks[i] != nullptr) ==
          (rules[i].check == lint::Rule::Check::builtin));
  }
}

TEST_CASE("an older id is a name of its rules, and no id of today", "[rules]") {
  const auto catalogue = lint::Catalogue::builtin();
  for (const lint::Rule& rule : catalogue->rules()) {
    for (const std::string_view old : rule.formerly) {
      INFO(rule.id << ", formerly " << old);
      const auto found = catalogue->find_all(old);
      CHECK(std::find(found.begin(), found.end(), &rule) != found.end());
      for (const lint::Rule* other : found) CHECK(other->id != old);
    }
  }
  std::string ids;
  for (const lint::Rule* rule : catalogue->find_all("spf-rules")) {
    ids += std::string(rule->id) + " ";
  }
  CHECK(ids ==
        "spf-empty spf-modifier spf-term-syntax spf-term-twice "
        "spf-whole-policy ");
}

TEST_CASE("a rule supersedes rules that exist", "[rules]") {
  const auto catalogue = lint::Catalogue::builtin();
  for (const lint::Rule& rule : catalogue->rules()) {
    for (const std::string_view other : rule.supersedes) {
      INFO(rule.id << " supersedes " << other);
      const lint::Rule* found =
          catalogue->find(other.substr(0, other.find('/')));
      REQUIRE(found);
      CHECK(found->id == other.substr(0, other.find('/')));
      CHECK(found != &rule);
    }
  }
}

TEST_CASE(
    "each rule has a title of one sentence, a reason and both kinds of "
    "examples",
    "[rules]") {
  const auto catalogue = lint::Catalogue::builtin();
  for (const lint::Rule& rule : catalogue->rules()) {
    INFO(rule.id);
    CHECK_FALSE(rule.title.ends_with('.'));
    CHECK(rule.title.find(". ") == std::string_view::npos);
    CHECK_FALSE(rule.references.empty());
    const auto has = [&rule](bool good) {
      return std::any_of(
          rule.examples.begin(), rule.examples.end(),
          [good](const lint::Example& e) { return (e.findings == 0) == good; });
    };
    CHECK(has(true));
    CHECK(has(false));
    for (const std::string_view cure : {"no-", "invalid-", "disallow-"}) {
      CHECK_FALSE(rule.id.starts_with(cure));
    }
  }
}

TEST_CASE("profiles name rules that exist", "[rules]") {
  const auto catalogue = lint::Catalogue::builtin();
  for (const lint::Profile& profile : lint::profiles()) {
    INFO(profile.name);
    for (const lint::Profile::Level& level : profile.levels) {
      INFO(level.rule);
      const std::size_t slash =
          std::min(level.rule.find('/'), level.rule.size());
      const lint::Rule* rule = catalogue->find(level.rule.substr(0, slash));
      REQUIRE(rule);
      CHECK(rule->id == level.rule.substr(0, slash));
      if (slash == level.rule.size()) continue;
      CHECK(std::any_of(rule->cases.begin(), rule->cases.end(),
                        [&](const lint::CaseLevel& c) {
                          return c.name == level.rule.substr(slash + 1);
                        }));
    }
    CHECK(lint::Linter::create({.profile = std::string(profile.name)}));
  }
}

TEST_CASE("a finding carries only aliases of its rule", "[rules]") {
  const auto catalogue = lint::Catalogue::builtin();
  const lint::Linter linter = linter_of({.profile = "cloudflare"});
  for (const lint::Rule& rule : catalogue->rules()) {
    for (const lint::Example& e : rule.examples) {
      const std::string text =
          e.whole ? std::string(e.text) : with_members(e.text);
      for (const diagnostic::Finding& f :
           linter.lint(parse(text), e.file_name)) {
        const lint::Rule* of = catalogue->find(f.rule);
        REQUIRE(of);
        for (const std::string& alias : f.aliases) {
          INFO(f.rule << " " << alias << " " << e.text);
          CHECK(std::find(of->aliases.begin(), of->aliases.end(), alias) !=
                of->aliases.end());
        }
      }
    }
  }
}

TEST_CASE("rules/README.md is what dct-lint --handbook prints", "[rules]") {
  const bool is_same = read(project("rules/README.md")) ==
                       lint::handbook(*lint::Catalogue::builtin());
  CHECK(is_same);
}

TEST_CASE("explain names the rule, its reason, its cure and an example",
          "[rules]") {
  const auto catalogue = lint::Catalogue::builtin();
  for (const lint::Rule& rule : catalogue->rules()) {
    const std::string text = lint::explain(rule);
    INFO(text);
    CHECK(text.find(rule.id) == 0);
    CHECK(text.find("\nWhy\n") != std::string::npos);
    CHECK(text.find("\nInstead\n") != std::string::npos);
    CHECK(text.find("\nReported\n") != std::string::npos);
  }
}

TEST_CASE("a catalogue finds rules by id and by alias", "[rules]") {
  const auto catalogue = lint::Catalogue::builtin();
  REQUIRE(catalogue->find("spfm-over-txt"));
  CHECK(catalogue->find("DCTL1014") == catalogue->find("spfm-over-txt"));
  CHECK(catalogue->find_all("DCTL1040").size() == 3);
  CHECK(catalogue->find("no-such-rule") == nullptr);
  CHECK(catalogue->find("no-records")->id == "records-empty");
  CHECK(catalogue->unknown_rule("spfm-over-text").help ==
        "did you mean `spfm-over-txt`?");
}

TEST_CASE("rules of users are added, replace built-in ones, or are refused",
          "[rules]") {
  const auto yaml = [](std::string text) {
    return json::Document::parse_yaml({"rules.yaml", std::move(text)});
  };
  const auto problems = [&yaml](std::string text) {
    lint::Catalogue::Builder builder;
    const auto document = yaml(std::move(text));
    return builder.add(document, document.root());
  };
  lint::LinterOptions options{.select = {"txt-long"}};
  options.rules.push_back(
      yaml("id: txt-long\ntitle: A TXT record is long\n"
           "severity: warning\nfor-each: record\n"
           "when: {properties: {type: {const: TXT}}}\n"
           "must: {properties: {data: {maxLength: 10}}}\n"));
  options.rules.push_back(yaml(
      "id: ttl-syntax\ntitle: The ttl is ours\nfor-each: record\nmust: {}\n"));
  const lint::Linter linter = linter_of(std::move(options));
  REQUIRE(linter.catalogue()->find("txt-long"));
  CHECK(linter.catalogue()->find("ttl-syntax")->title == "The ttl is ours");
  const auto findings = linter.lint(parse(with_records(
      R"({"type": "TXT", "host": "a", "data": "12345678901", "ttl": 60},
         {"type": "TXT", "host": "b", "data": "1", "ttl": 60})")));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message ==
        "TXT record 1: `data` is \"12345678901\": A TXT record is long");
  CHECK(findings[0].place.pointer == "/records/0/data");

  CHECK(
      problems("- id: x\n  title: no such function\n- title: no id\n").size() ==
      2);
  CHECK(problems("id: y\ntitle: no schema\nmust: {type: 5}\n").size() == 1);
  CHECK_FALSE(problems("id: [unclosed").empty());
  const auto unknown = problems(
      "id: z\ntitle: Says more\nmust: {}\nsupersedes: [ttl-variable, "
      "ttl-varible]\n");
  REQUIRE(unknown.size() == 1);
  CHECK(unknown[0].message == "there is no rule `ttl-varible`");
  CHECK(unknown[0].place.begin == text::Position{4, 28});
}

TEST_CASE("the built-in catalogue is never changed by a builder", "[rules]") {
  const auto builtin = lint::Catalogue::builtin();
  const std::size_t count = builtin->rules().size();
  lint::Catalogue::Builder builder;
  const auto yaml = json::Document::parse_yaml(
      {"r.yaml",
       "{id: aaa, title: First of all, for-each: template, must: {}}"});
  REQUIRE(builder.add(yaml, yaml.root()).empty());
  const auto more = std::move(builder).build();
  CHECK(more->rules().size() == count + 1);
  CHECK(lint::Catalogue::builtin()->rules().size() == count);
  CHECK(builtin->find("aaa") == nullptr);
}
