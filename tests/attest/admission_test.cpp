// SPDX-License-Identifier: MIT
#include <dct/attest/admission.hpp>

#include <catch2/catch.hpp>

#include "support/attestations.hpp"
#include "support/keys.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using vet::Decision;

namespace {

const std::string& sample() {
  static const std::string text = with_members("{}");
  return text;
}

/// Several decisions on the sample, as a bundle.
std::string bundle(const std::vector<attest::Review>& reviews) {
  std::string lines;
  for (const attest::Review& r : reviews) {
    lines += signed_line(statement_of(sample(), r));
  }
  return lines;
}

attest::AdmissionRules aged(int days, unsigned today) {
  return {.max_age = std::chrono::days(days),
          .now = review(Decision::approve, today).time};
}

}  // namespace

TEST_CASE("exactly the content that was approved is admitted", "[attest]") {
  for (const keys::KeyKind kind :
       {keys::KeyKind::ed25519, keys::KeyKind::p256}) {
    const std::string line = signed_line(statement_of(sample()), kind);
    CHECK(admitted(sample(), line) == "approve");
    CHECK(admitted(sample() + "\n", line) == "attestation-content");
    CHECK(admitted(sample().substr(1), line) == "attestation-content");
    CHECK(admitted("", line) == "attestation-content");
    CHECK(admitted(with_members(R"({"version": 2})"), line) ==
          "attestation-content");
  }
}

TEST_CASE("only the decisions that are asked for admit", "[attest]") {
  const auto of = [](Decision d, const attest::AdmissionRules& rules = {}) {
    return admitted(sample(), bundle({review(d)}), rules);
  };
  CHECK(of(Decision::approve) == "approve");
  CHECK(of(Decision::approve_with_remarks) == "approve-with-remarks");
  CHECK(of(Decision::changes_requested) == "attestation-decision");
  CHECK(of(Decision::reject) == "attestation-decision");
  CHECK(of(Decision::approve_with_remarks,
           {.decisions = {Decision::approve}}) == "attestation-decision");
  CHECK(of(Decision::approve, {.decisions = {}}) == "attestation-decision");
  CHECK(of(Decision::approve, {.reviewer = "jane"}) == "approve");
  CHECK(of(Decision::approve, {.reviewer = "Jane"}) == "attestation-reviewer");
}

TEST_CASE("the layout may differ where that is allowed", "[attest]") {
  const std::string line =
      signed_line(statement_of(R"({"a": 1, "b": [2e1, "x"]})"));
  const std::string other = "{\"b\":[20,\"\\u0078\"],\n\"a\":1.0}";
  CHECK(admitted(other, line) == "attestation-content");
  CHECK(admitted(other, line, {.layout_may_differ = true}) == "approve");
  for (const char* changed :
       {R"({"a": 1, "b": ["x", 20]})", R"({"a": 1, "b": [20, "X"]})",
        R"({"a": 1, "b": [20, "x"], "c": null})", R"({"a": 1})",
        R"({"a": 1, "b": [20, "x"], "b": [20, "x"]})",
        R"({"a": 1, "b": [20, "x"],})", "{\"a\": 1, \"b\": [20, \"x\"]} "}) {
    INFO(changed);
    CHECK(admitted(changed, line, {.layout_may_differ = true}) ==
          (std::string(changed).ends_with(' ') ? "approve"
                                               : "attestation-content"));
  }
  // Nothing is the canonical form of what has none.
  const std::string twice = signed_line(statement_of(R"({"a": 1, "a": 1})"));
  CHECK(admitted(R"({"a": 1, "a": 1 })", twice, {.layout_may_differ = true}) ==
        "attestation-content");
  CHECK(admitted(R"({"a": 1, "a": 1})", twice) == "approve");
}

TEST_CASE("a decision can be too old, and not from the future", "[attest]") {
  const std::string line = bundle({review(Decision::approve, 10)});
  CHECK(admitted(sample(), line, aged(5, 15)) == "approve");
  CHECK(admitted(sample(), line, aged(5, 16)) == "attestation-age");
  CHECK(admitted(sample(), line, aged(5, 10)) == "approve");
  CHECK(admitted(sample(), line, aged(5, 9)) == "attestation-age");
  CHECK(admitted(sample(), line) == "approve");
}

TEST_CASE("of several decisions the newest counts", "[attest]") {
  const auto yes = [](unsigned day, const char* who = "jane") {
    return review(Decision::approve, day, who);
  };
  const auto no = [](unsigned day) {
    return review(Decision::reject, day, "joe");
  };
  CHECK(admitted(sample(), bundle({no(1), yes(2)})) == "approve");
  CHECK(admitted(sample(), bundle({yes(2), no(1)})) == "approve");
  CHECK(admitted(sample(), bundle({yes(1), no(2)})) == "attestation-decision");
  CHECK(admitted(sample(), bundle({no(2), yes(1)})) == "attestation-decision");
  CHECK(admitted(sample(), bundle({yes(2), no(2)})) == "attestation-decision");
  // Whoever else approves later takes nothing away.
  const attest::AdmissionRules of_jane{.reviewer = "jane"};
  CHECK(admitted(sample(), bundle({yes(1), yes(2, "joe")}), of_jane) ==
        "approve");
  CHECK(admitted(sample(), bundle({yes(1), no(2), yes(3, "joe")}), of_jane) ==
        "attestation-reviewer");
  // The last word is not old.
  CHECK(admitted(sample(), bundle({no(1), yes(3)}), aged(1, 20)) ==
        "attestation-age");
}

TEST_CASE("an envelope may be a line of a bundle, or printed over several",
          "[attest]") {
  const std::string line = signed_line(statement_of(sample()));
  const std::string other = signed_line(statement_of("{}"));
  CHECK(admitted(sample(), other + line) == "approve");
  CHECK(admitted(sample(), other + "\r\n\n" + line + "\n") == "approve");
  CHECK(admitted(sample(), "{}\n" + line) == "approve");
  CHECK(admitted(sample(), "{\"damaged}\n" + line) == "approve");
  std::string printed = line;
  for (std::size_t at = 0; (at = printed.find(',', at)) != std::string::npos;) {
    printed.insert(++at, "\n\t");
  }
  CHECK(admitted(sample(), printed) == "approve");
  CHECK(admitted(sample(), "\n " + printed) == "approve");
  // One object, its first line like a whole one.
  CHECK(admitted(sample(), "{\"x\": {}\n," + line.substr(1)) == "approve");
}

TEST_CASE("each refusal has its reason", "[attest]") {
  const std::string line = signed_line(statement_of(sample()));
  CHECK(admitted(sample(), "") == "envelope-form");
  CHECK(admitted(sample(), "{}") == "envelope-form");
  CHECK(admitted(sample(), sample()) == "envelope-form");
  const auto other = keys::PrivateKey::generate(keys::KeyKind::ed25519);
  const std::string type(attest::kPayloadType);
  CHECK(admitted(sample(), attest::write_envelope(*attest::sign(
                               type, statement_of(sample()), *other))) ==
        "attestation-key");
  const keys::PrivateKey& key = private_key(keys::KeyKind::ed25519);
  CHECK(admitted(sample(), attest::write_envelope(*attest::sign(
                               "application/json", statement_of(sample()),
                               key))) == "envelope-type");
  CHECK(admitted(sample(), signed_line("{}")) == "attestation-form");
  // What verifies tells more than what does not.
  CHECK(admitted(sample(), line + "{}\n") == "approve");
  CHECK(admitted("{}", line + "{}\n") == "attestation-content");
  attest::Attestations none({});
  const auto document = parse("{}");
  CHECK(rule_of(none.admit(document, "a.json")) == "attestation-missing");
  CHECK(admitted(std::string(json::kMaxBytes + 1, ' '), line) ==
        "attestation-content");
}
