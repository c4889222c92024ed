// SPDX-License-Identifier: MIT
#include "support/attestations.hpp"

#include "support/keys.hpp"
#include "support/templates.hpp"

namespace dct::test {

attest::Review review(vet::Decision decision, unsigned day,
                      std::string reviewer) {
  using namespace std::chrono;
  return {.decision = decision,
          .reviewer = std::move(reviewer),
          .time = sys_days(2026y / November / std::chrono::day(day)) + 12h};
}

std::string statement_of(const std::string& text,
                         const attest::Review& review) {
  static const lint::Linter linter = linter_of();
  const json::Document document = parse(text);
  vet::Vetting vetting = vet::examine(document, "", {.linter = linter});
  vetting.verdict = vet::decide(vetting);
  return attest::write_statement(attest::subject_of(document, "a.json"),
                                 vetting, review, {.linter = linter});
}

std::string signed_line(const std::string& payload, keys::KeyKind kind) {
  return attest::write_envelope(*attest::sign(std::string(attest::kPayloadType),
                                              payload, private_key(kind)));
}

std::string admitted(const std::string& text, const std::string& attestations,
                     const attest::AdmissionRules& rules) {
  // OpenSSL takes a millisecond to decode a key.
  static const std::vector<keys::PublicKey> trusted = {
      private_key(keys::KeyKind::ed25519).public_key(),
      private_key(keys::KeyKind::p256).public_key()};
  attest::Attestations known(trusted);
  known.add({"a.jsonl", attestations});
  const auto found = known.admit(parse(text), "a.json", rules);
  if (found) return std::string(name(found->review.decision));
  return found.problems().size() == 1 ? found.problems().front().rule
                                      : "not one problem";
}

}  // namespace dct::test
