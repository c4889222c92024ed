// SPDX-License-Identifier: MIT
#include <dct/vet/vetting_policy.hpp>

#include "lint/located.hpp"

namespace dct::vet {

diagnostic::Result<VettingPolicy> VettingPolicy::read(
    const lint::Policy& policy) {
  const json::Document& document = policy.document();
  VettingPolicy tables;
  auto probes = tables.probes.with_levels(document.root()["levels"]);
  if (!probes) return lint::located(probes.problems(), document.source());
  const auto own = DecisionTable::read(document.root()["decisions"]);
  if (!own) return lint::located(own.problems(), document.source());
  tables.probes = *std::move(probes);
  tables.decisions = tables.decisions.with(*own);
  return tables;
}

}  // namespace dct::vet
