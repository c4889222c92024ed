// SPDX-License-Identifier: MIT
#pragma once

/// What a policy says of a vetting: levels of probes, and decisions.
///
///   auto policy = dct::lint::Policy::read(dct::json::Document::parse_yaml(
///       {"p.yaml", "decisions: [{if: loss, then: changes-requested}]\n"}));
///   auto own = dct::vet::VettingPolicy::read(*policy);
///   std::cout << own->decisions.rows.front().condition << '\n';

#include <dct/lint/policy.hpp>
#include <dct/vet/decision.hpp>
#include <dct/vet/probes.hpp>

namespace dct::vet {

struct DCT_EXPORT VettingPolicy {
  ProbeTable probes = ProbeTable::builtin();
  DecisionTable decisions = DecisionTable::builtin();

  /// The tables of the library with what the policy changes; or what is wrong
  /// with it, each problem with file, line and column.
  static diagnostic::Result<VettingPolicy> read(const lint::Policy& policy);
};

}  // namespace dct::vet
