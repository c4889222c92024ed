// SPDX-License-Identifier: MIT
#include <dct/json/writer.hpp>
#include <dct/vet/examination.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/schemas.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using vet::Decision;

namespace {

vet::Vetting vetted(const std::string& text) {
  const auto document = parse(text);
  return vet::examine(document, "", {.linter = linter_of()});
}

Decision decided(const std::string& text) {
  return vet::decide(vetted(text)).decision;
}

std::string checks(const std::string& text) {
  const auto document = parse(text);
  const lint::Linter linter = linter_of();
  std::string answers;
  for (const vet::ChecklistItem& item :
       vet::checklist(document, linter.lint(document), *linter.catalogue())) {
    answers += name(item.answer).substr(0, 1);
  }
  return answers;
}

}  // namespace

TEST_CASE("rules/data/decision.yaml meets schema/decision.schema.json",
          "[vet][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/decision.schema.json")));
  const auto yaml = json::Document::parse_yaml(
      {"decision.yaml", read(project("rules/data/decision.yaml"))});
  CHECK(problems(schema, json::to_json(yaml.root())) == "");
  CHECK(problems(schema, R"([{"if": "x", "then": "reject"}])") != "");
}

TEST_CASE("the first row that fires decides, and all are reasons", "[vet]") {
  CHECK(decided(with_members("{}")) == Decision::approve);
  CHECK(decided(with_records(
            R"({"type": "MX", "host": "@", "pointsTo": "%x%.mail.example.com",
                "priority": 10, "ttl": 600})")) <=
        Decision::approve_with_remarks);
  CHECK(decided(with_records(
            R"({"type": "MX", "host": "@", "pointsTo": "%x%", "priority": 10,
                "ttl": 600})")) == Decision::changes_requested);
  CHECK(decided("{}") == Decision::changes_requested);

  const vet::Verdict verdict = vet::decide(vetted(
      R"({"records": [{"type": "CNAME", "host": "%h%", "pointsTo": "%x%",
          "ttl": 600}]})"));
  CHECK(verdict.decision == Decision::reject);
  REQUIRE(verdict.reasons.size() > 1);
  CHECK(verdict.reasons.front().condition == "level-critical");
  CHECK(verdict.reasons.front().record == 1);
  CHECK(verdict.reasons.back().condition != "level-critical");
}

TEST_CASE("an open question about who asks is a remark", "[vet]") {
  vet::Vetting v;
  v.identity.questions = {{.say = "Who?",
                           .evidence = {{vet::QuestionKind::same_name, "x"}},
                           .precedent = "a.json"}};
  CHECK(vet::decide(v).decision == Decision::approve);
  v.identity.questions.front().precedent.clear();
  CHECK(vet::decide(v).decision == Decision::approve_with_remarks);
  REQUIRE(vet::decide(v).reasons.size() == 1);
  CHECK(vet::decide(v).reasons.front().condition == "identity-question");
}

TEST_CASE("content that was refused stays refused, whatever its name",
          "[vet]") {
  const vet::Vetting v = vetted(with_members("{}"));
  const auto refused = parse(R"({"old.json:)" + v.sha256 + R"(": "deny", "b:)" +
                             std::string(64, 'A') + R"(": "deny"})");
  const auto refusals = vet::Refusals::read(refused);
  REQUIRE(refusals);
  CHECK(refusals->has(std::string(64, 'a')));
  const vet::Verdict verdict = vet::decide(v, &*refusals);
  CHECK(verdict.decision == Decision::reject);
  CHECK(verdict.reasons.front().condition == "refused-before");

  const auto allowed = parse(R"({"x:)" + v.sha256 + R"(": "allow"})");
  CHECK_FALSE(vet::Refusals::read(allowed)->has(v.sha256));
  for (const char* wrong :
       {"[]", R"({"file.json": "deny"})", R"({"file.json:12": "deny"})"}) {
    const auto document = parse(wrong);
    CHECK_FALSE(vet::Refusals::read(document));
  }
}

TEST_CASE("the registry's rules are answered by findings", "[vet]") {
  // Without syncRedirectDomain the third cannot be decided.
  CHECK(checks(R"({"syncPubKeyDomain": "example.com",
                   "syncRedirectDomain": "example.com", "records": []})") ==
        "pppppppppp");
  const std::string open = checks(
      R"({"records": [{"type": "TXT", "host": "%host%", "ttl": 60,
                       "data": "v=spf1 a -all"}]})");
  CHECK(open[0] == 'f');
  CHECK(open[2] == 'n');
  CHECK(open[3] == 'f');
  CHECK(open[8] == 'f');
}

TEST_CASE("a table of decisions that is none is refused", "[vet]") {
  for (const char* text : {R"([{"if": "x", "then": "reject"}])",
                           R"([{"if": "level-high", "then": "x"}])"}) {
    const auto document = parse(text);
    CHECK_FALSE(vet::DecisionTable::read(document.root()));
  }
  CHECK(!vet::DecisionTable::builtin().rows.empty());
}
