// SPDX-License-Identifier: MIT
#include <dct/attest/statement.hpp>
#include <dct/text/ascii.hpp>

#include <catch2/catch.hpp>

#include "support/attestations.hpp"
#include "support/files.hpp"
#include "support/keys.hpp"
#include "support/schemas.hpp"
#include "support/templates.hpp"
#include "text/sha256.hpp"

using namespace dct;
using namespace dct::test;
using vet::Decision;

namespace {

/// A statement that is read, with one text in the place of another.
std::string changed(std::string_view old, std::string_view now) {
  std::string text = statement_of(with_members("{}"));
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

}  // namespace

TEST_CASE("statements meet schema/attestation.schema.json",
          "[attest][schema]") {
  const schema::Schema schema =
      schema_of(read(project("schema/attestation.schema.json")));
  for (const std::string& text :
       {with_members("{}"), std::string("{}"), std::string("["),
        std::string(R"({"providerId": "a\u202e\n", "version": 1e9,
            "records": [{"type": "CNAME", "host": "%a%", "pointsTo": "%b%"}]})")}) {
    CHECK(problems(schema, statement_of(text)) == "");
  }
  for (const auto& path : templates_in(project("samples/templates/good"))) {
    CHECK(problems(schema, statement_of(read(path))) == "");
  }
  auto with_note = review();
  with_note.note = "looked at it twice";
  CHECK(problems(schema, statement_of("{}", with_note)) == "");
  CHECK(problems(schema, changed("\"overrides\":false,", "")) != "");
  CHECK(problems(schema, changed("vetting/v1", "vetting/v2")) != "");
}

TEST_CASE("a statement has the digests of its template", "[attest]") {
  const std::string text = "{ \"b\": 1.0,\n\"a\": 2 }\n";
  const auto document = parse(text);
  const attest::Subject subject = attest::subject_of(document, "a.json");
  CHECK(subject.name == "a.json");
  CHECK(subject.sha256 == text::hex(text::sha256(text)));
  CHECK(subject.jcs_sha256 == text::hex(text::sha256(R"({"a":2,"b":1})")));
  const auto twice = parse(R"({"a": 1, "a": 2})");
  CHECK(attest::subject_of(twice, "a.json").jcs_sha256.empty());
  const auto read = attest::read_statement(statement_of(text));
  REQUIRE(read);
  REQUIRE(read->subjects.size() == 1);
  CHECK(read->subjects[0].sha256 == subject.sha256);
  CHECK(read->subjects[0].jcs_sha256 == subject.jcs_sha256);
}

TEST_CASE("a reviewer's decision is beside that of the examination",
          "[attest]") {
  const std::string refused = with_records(
      R"({"type": "CNAME", "host": "%h%", "pointsTo": "%x%", "ttl": 600})");
  const std::string text = statement_of(refused, review(Decision::approve));
  CHECK(text.find(R"("overrides":true)") != std::string::npos);
  CHECK(text.find(R"("if":"level-high")") != std::string::npos);
  const auto read = attest::read_statement(text);
  REQUIRE(read);
  CHECK(read->review.decision == Decision::approve);
  CHECK(read->review.reviewer == "jane");
  CHECK(read->review.time == review().time);
  CHECK(read->examined == Decision::changes_requested);
  for (const Decision d : {Decision::changes_requested, Decision::reject}) {
    const std::string agreed = statement_of(refused, review(d));
    CHECK(agreed.find(R"("overrides":false)") != std::string::npos);
    CHECK(attest::read_statement(agreed)->review.decision == d);
  }
}

TEST_CASE("a waived reason is told with its waiver", "[attest][schema]") {
  const lint::Linter linter = linter_of();
  const auto document = parse("{}");
  auto vetting = vet::examine(document, "", {.linter = linter});
  vetting.verdict = {.decision = Decision::approve,
                     .reasons = {{.condition = "level-high",
                                  .decision = Decision::changes_requested,
                                  .say = "x",
                                  .waived = "we own it"}}};
  CHECK_FALSE(attest::overrides(review(), vetting.verdict));
  const std::string text =
      attest::write_statement(attest::subject_of(document, "a.json"), vetting,
                              review(), {.linter = linter});
  CHECK(text.find(R"("say":"x","waived":"we own it")") != std::string::npos);
  CHECK(problems(schema_of(read(project("schema/attestation.schema.json"))),
                 text) == "");
}

TEST_CASE("the reasons of a statement are bounded", "[attest]") {
  std::string records;
  for (int i = 0; i < 200; ++i) {
    records += std::string(i == 0 ? "" : ",") +
               R"({"type": "MX", "host": "@", "pointsTo": "%a%", "ttl": 60,
                   "priority": 1, ")" +
               std::string(2000, 'x') + std::to_string(i) + "\": 1}";
  }
  const std::string text = statement_of(with_records(records));
  CHECK(text.find(R"("moreReasons":)") != std::string::npos);
  CHECK(text.size() < 100'000);
  CHECK(problems(schema_of(read(project("schema/attestation.schema.json"))),
                 text) == "");
  CHECK(attest::read_statement(text));
}

TEST_CASE("a statement tells by what was judged", "[attest]") {
  const std::string yaml = "extends: strict\n";
  const lint::Linter linter = linter_of({.policy = policy_of(yaml)});
  const auto document = parse(with_members("{}"));
  const auto old = parse(with_members(R"({"serviceName": "Old"})"));
  const auto vetting =
      vet::examine(document, "", {.linter = linter, .base = &old});
  const auto has = [&](std::string_view profile, const std::string& part) {
    const std::string text = attest::write_statement(
        attest::subject_of(document, "a.json"), vetting, review(),
        {.linter = linter, .profile = profile});
    return text.find(part) != std::string::npos;
  };
  CHECK(has("", R"("policy":{"profile":"strict","sha256":")" +
                    text::hex(text::sha256(yaml)) + "\"}"));
  CHECK(has("automerge", R"("policy":{"profile":"automerge","sha256":")"));
  CHECK(has("", R"("base":{"sha256":")" +
                    text::hex(text::sha256(old.source().text())) + "\"}"));
  const std::string plain = statement_of(with_members("{}"));
  CHECK(plain.find(R"("policy":{"profile":"repository","sha256":"none"})") !=
        std::string::npos);
  CHECK(plain.find(R"("base":null)") != std::string::npos);
}

TEST_CASE("statements of others are refused", "[attest]") {
  CHECK(attest::read_statement(statement_of(with_members("{}"))));
  const std::string others[] = {
      "",
      "{}",
      "[]",
      "null",
      changed("Statement/v1", "Statement/v0.1"),
      changed("tag:dct,2026:vetting/v1", "https://slsa.dev/provenance/v1"),
      changed("\"subject\":[", "\"subject\":[],\"x\":["),
      changed("\"subject\":[", "\"subject\":[{\"name\":\"x\"},"),
      changed("\"subject\":[", "\"subject\":[{\"digest\":{}},"),
      changed("\"subject\":[", "\"subject\":[1,"),
      changed("\"decision\":\"approve\"", "\"decision\":\"yes\""),
      changed("\"decision\":\"approve\"", "\"decision\":0"),
      changed("\"decision\":\"approve\"",
              "\"decision\":\"approve\",\"decision\":\"approve\""),
      changed("\"reviewer\":\"jane\"", "\"reviewer\":\"\""),
      changed("\"reviewer\":\"jane\"", "\"reviewer\":[\"jane\"]"),
      changed("12:00:00Z", "12:00:00"),
      changed("12:00:00Z", "25:00:00Z"),
      changed("\"predicate\":", "\"predicates\":")};
  for (const std::string& text : others) {
    INFO(text);
    CHECK(rule_of(attest::read_statement(text)) == "attestation-form");
  }
  // What is not known is left alone.
  CHECK(attest::read_statement(changed("\"base\":", "\"more\":[1],\"base\":")));
}
