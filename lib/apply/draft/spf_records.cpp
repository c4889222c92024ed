// SPDX-License-Identifier: MIT
#include "apply/draft/spf_records.hpp"

#include "apply/same_record.hpp"

namespace dct::apply {
namespace {

std::optional<std::string> obstacle_of(
    const std::vector<zone::RecordView>& policies) {
  if (policies.empty()) return std::nullopt;
  if (policies.size() > 1) {
    return "the zone has " + std::to_string(policies.size()) +
           " policies, so that none is valid";
  }
  auto obstacle = merge_obstacle(text_of(policies[0]));
  if (obstacle) obstacle = "the policy of the zone " + *obstacle;
  return obstacle;
}

}  // namespace

SpfPlan plan_spf(const zone::Zone& zone, const Marks& marks,
                 std::span<Rendered* const> records) {
  SpfPlan plan;
  for (const zone::RecordView& z : zone.find(records[0]->record.owner)) {
    if (z.type == "TXT" && is_spf_record(text_of(z)) && !marks.has(z.id)) {
      plan.policies.push_back(z);
    }
  }
  plan.obstacle = obstacle_of(plan.policies);
  std::vector<std::string_view> rules;
  rules.reserve(records.size());
  for (const Rendered* r : records) rules.push_back(r->record.data);
  plan.merged =
      merge_spf(plan.merges() ? text_of(plan.policies[0]) : "", rules);
  return plan;
}

}  // namespace dct::apply
