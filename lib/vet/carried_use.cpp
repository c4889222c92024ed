// SPDX-License-Identifier: MIT
#include "vet/carried_use.hpp"

#include <dct/apply/sample_values.hpp>

#include <string>

#include "vet/trial_request.hpp"
#include "vet/trial_sequence.hpp"

namespace dct::vet {
namespace {

TrialRequest trial_of(const templates::Template& tmpl,
                      const UseRequest& request) {
  apply::VariableValues values;
  for (const auto& [name, value] : request.values) values.set(name, value);
  for (const apply::SampleValue& v :
       apply::sample_values(tmpl.records, request.groups, values)) {
    values.set(v.variable, v.value);
  }
  return {tmpl, request.groups, std::move(values)};
}

}  // namespace

std::optional<apply::Change> carry_out(const templates::Template& tmpl,
                                       const TemplateUse& use,
                                       const zone::Zone& zone) {
  TrialSequence sequence(zone);
  for (std::size_t i = 0; i < use.requests.size(); ++i) {
    const TrialRequest trial = trial_of(tmpl, use.requests[i]);
    const std::string id = std::to_string(i + 1);
    apply::Request request = trial.on(zone, use.host);
    if (use.again == Again::other_instance) {
      request.instance = trial.instance(id);
    }
    const bool twice =
        use.requests.size() == 1 && use.again == Again::same_values;
    for (int time = 0; time < (twice ? 2 : 1); ++time) {
      if (!sequence.apply(request)) return std::nullopt;
    }
  }
  return sequence.whole();
}

}  // namespace dct::vet
