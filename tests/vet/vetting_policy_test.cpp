// SPDX-License-Identifier: MIT
#include <dct/vet/examination.hpp>
#include <dct/vet/vetting_policy.hpp>

#include <catch2/catch.hpp>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using vet::Actor;
using vet::Decision;
using vet::Gate;
using vet::Level;

namespace {

// Signed, and mail goes where the provider says: moderate by the table of
// levels would be traffic, high is mail.
constexpr char kMail[] =
    R"({"type": "MX", "host": "@", "pointsTo": "%x%", "priority": 10,
        "ttl": 600})";
constexpr char kWeb[] =
    R"({"type": "CNAME", "host": "www", "pointsTo": "%x%", "ttl": 600})";

struct Vetted {
  vet::VettingPolicy rules;
  vet::Vetting vetting;
  std::vector<diagnostic::Finding> leftovers;
};

Vetted vetted(const std::string& policy, const std::string& record,
              const std::string& today = "2026-11-25") {
  const lint::Linter linter = linter_of({.policy = policy_of(policy)});
  auto rules = vet::VettingPolicy::read(*linter.policy());
  REQUIRE(rules);
  Vetted v{.rules = *std::move(rules)};
  const auto document = parse(with_records(record));
  v.vetting =
      vet::examine(document, "", {.linter = linter, .table = v.rules.probes});
  lint::Waivers waivers(linter, today);
  waivers.apply(document, v.vetting.findings);
  v.vetting.verdict = vet::decide(v.vetting, nullptr, v.rules.decisions);
  vet::waive(waivers, document, v.vetting.verdict);
  v.leftovers = waivers.leftovers();
  return v;
}

Level level(const std::string& policy, const std::string& record) {
  return vetted(policy, record).vetting.exposure.level();
}

Decision decision(const std::string& policy, const std::string& record) {
  return vetted(policy, record).vetting.verdict.decision;
}

}  // namespace

TEST_CASE("a policy gives a probe another level", "[vet][policy]") {
  CHECK(level("extends: repository", kMail) == Level::high);
  CHECK(level("levels: {mail: {provider: critical}}", kMail) ==
        Level::critical);
  CHECK(level("levels: {mail: {provider: low}}", kMail) == Level::low);
  CHECK(level("levels: {mail: {stranger: critical}}", kMail) == Level::high);
  CHECK(level("levels: {traffic: {provider: critical}}", kMail) == Level::high);
}

TEST_CASE("a level of a policy is one cell: a probe and an actor",
          "[vet][policy]") {
  const auto policy = policy_of(
      "levels: {mail: {provider: moderate}, claims: "
      "{stranger: low, provider: critical}}");
  const auto rules = vet::VettingPolicy::read(policy);
  REQUIRE(rules);
  const vet::ProbeTable& plain = vet::ProbeTable::builtin();
  for (std::size_t i = 0; i < plain.probes.size(); ++i) {
    const vet::Probe& probe = rules->probes.probes[i];
    const bool is_mail = probe.id == "mail";
    const bool is_claims = probe.id == "claims";
    for (const Gate gate : {Gate::none, Gate::warned}) {
      CHECK(rules->probes.level(Actor::stranger, gate, probe) ==
            (is_claims ? Level::low
                       : plain.level(Actor::stranger, gate, probe.harm)));
    }
    CHECK(rules->probes.level(Actor::provider, Gate::key, probe) ==
          (is_mail     ? Level::moderate
           : is_claims ? Level::critical
                       : plain.level(Actor::provider, Gate::key, probe.harm)));
  }
}

TEST_CASE("a policy decides in its own way", "[vet][policy]") {
  CHECK(decision("extends: repository", kWeb) <=
        Decision::approve_with_remarks);
  CHECK(decision("decisions: [{if: level-moderate, then: reject}]", kWeb) ==
        Decision::reject);
  CHECK(decision("decisions: [{if: level-high, then: reject}]", kMail) ==
        Decision::reject);
  // A row that approves hides nothing.
  const std::string lenient =
      "decisions: [{if: warning-finding, then: approve}, "
      "{if: level-high, then: changes-requested}]";
  CHECK(decision(lenient, kMail) == Decision::changes_requested);
  CHECK(decision("decisions: [{if: level-high, then: approve}, {if: loss, "
                 "then: approve}, {if: warning-finding, then: approve}]",
                 kMail) == Decision::approve);
}

TEST_CASE("rows of a policy take the place of rows for the same condition",
          "[vet][policy]") {
  const auto rules = vet::VettingPolicy::read(
      policy_of("decisions: [{if: loss, then: reject}, "
                "{if: level-moderate, then: approve-with-remarks}]"));
  REQUIRE(rules);
  const auto& rows = rules->decisions.rows;
  CHECK(rows.size() == vet::DecisionTable::builtin().rows.size() + 1);
  std::size_t losses = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) CHECK(rows[i - 1].decision >= rows[i].decision);
    if (rows[i].condition != "loss") continue;
    ++losses;
    CHECK(rows[i].decision == Decision::reject);
  }
  CHECK(losses == 1);
}

TEST_CASE("a reason is waived, by record and until a day", "[vet][policy]") {
  const auto waiver = [](const std::string& more) {
    return "waivers: [{template: 'EXAMPLE.com.*', if: level-high, reason: we "
           "host their mail, " +
           more + "}]";
  };
  const Vetted waived = vetted(waiver("record: 1"), kMail);
  CHECK(waived.vetting.verdict.decision < Decision::changes_requested);
  const auto& reasons = waived.vetting.verdict.reasons;
  REQUIRE(!reasons.empty());
  CHECK(reasons.front().condition == "level-high");
  CHECK(reasons.front().waived == "we host their mail");
  CHECK(waived.leftovers.empty());

  // Another record, a day that has passed, another condition.
  const Vetted other = vetted(waiver("record: 2"), kMail);
  CHECK(other.vetting.verdict.decision == Decision::changes_requested);
  REQUIRE(other.leftovers.size() == 1);
  CHECK(other.leftovers[0].rule == "waiver-unused");
  const Vetted ended =
      vetted(waiver("until: '2026-11-24'"), kMail, "2026-11-25");
  CHECK(ended.vetting.verdict.decision == Decision::changes_requested);
  REQUIRE(ended.leftovers.size() == 1);
  CHECK(ended.leftovers[0].rule == "waiver-expired");
  CHECK(vetted(waiver("until: '2026-11-25'"), kMail).leftovers.empty());
}

TEST_CASE("a waiver of the gravest level hides no lower one", "[vet][policy]") {
  const std::string levels =
      "levels: {mail: {provider: critical}, delegation: {provider: high}}\n"
      "waivers: [{template: '*', if: level-critical, reason: we host it}]";
  const std::string zone =
      R"(, {"type": "NS", "host": "lab", "pointsTo": "%y%", "ttl": 600})";
  CHECK(decision(levels, kMail) < Decision::changes_requested);
  CHECK(decision(levels, kMail + zone) == Decision::changes_requested);
}

TEST_CASE("waivers of findings and of reasons keep apart", "[vet][policy]") {
  const lint::Linter linter = linter_of(
      {.policy = policy_of("waivers: [{template: '*', if: level-high, reason: "
                           "for dct-vet alone}]")});
  lint::Waivers waivers(linter, "2026-11-25");
  const auto document = parse(with_records(kMail));
  auto findings = linter.lint(document);
  waivers.apply(document, findings);
  for (const diagnostic::Finding& f : findings) CHECK_FALSE(f.waived);
  // The linter does not decide, so it cannot say that nothing is waived.
  CHECK(waivers.leftovers().empty());
}

TEST_CASE("what a policy cannot say of a vetting is refused", "[vet][policy]") {
  const auto levels =
      vet::VettingPolicy::read(policy_of("levels: {mial: {provider: low}}"));
  REQUIRE_FALSE(levels);
  CHECK(levels.problems().front().place.begin.line == 1);
  for (const char* text :
       {"levels: {mail: {tenant: low}}", "levels: {mail: {provider: none}}",
        "decisions: [{if: level-x, then: reject}]",
        "decisions: [{if: level-high, then: refuse}]",
        "decisions: [{if: level-high}]",
        "waivers: [{template: '*', reason: neither rule nor condition}]",
        "waivers: [{template: '*', rule: a, if: loss, reason: both of them}]",
        "waivers: [{template: '*', if: refused-before, reason: it stays "
        "so}]"}) {
    CAPTURE(text);
    CHECK_FALSE(lint::Policy::read(json::Document::parse_yaml({"p", text})));
  }
}
