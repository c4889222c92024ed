// SPDX-License-Identifier: MIT
#include <dct/apply/losses.hpp>

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "apply/loss_table.hpp"

namespace dct::apply {
namespace {

constexpr std::string_view kOrphaned = "records-orphaned";

}  // namespace

std::span<const LossInfo> loss_kinds() {
  static const std::vector<LossInfo> kinds = [] {
    std::vector<LossInfo> all;
    for (const LossRow& row : kLossRows) all.push_back(row.kind);
    return all;
  }();
  return kinds;
}

std::vector<Loss> find_losses(const zone::Zone& before, const Change& change,
                              const Request& request) {
  if (change.added.empty() && change.removed.empty()) return {};
  LossContext context(before, change, request);
  for (const LossRow& row : kLossRows) {
    context.begin(row.kind);
    row.find(context);
  }
  return context.take();
}

std::vector<Loss> find_orphans(const zone::Zone& before, const Change& change,
                               const Request& again) {
  const zone::Zone first = after(before, change);
  const auto second = apply(first, again);
  if (!second) return {};
  std::unordered_set<zone::Id> needed;
  for (const Removed& r : second->removed) needed.insert(r.id);
  for (const Kept& k : second->kept) {
    if (k.number > 0) needed.insert(k.id);
  }
  LossContext context(before, change, again);
  const auto* row =
      std::find_if(std::begin(kLossRows), std::end(kLossRows),
                   [](const LossRow& r) { return r.kind.id == kOrphaned; });
  context.begin(row->kind);
  LossContext::Records orphans;
  // What was added is last in the zone.
  std::size_t place = 0;
  for (const zone::RecordView& r : first.records()) {
    if (place++ < first.size() - change.added.size()) continue;
    if (!needed.contains(r.id)) orphans.push_back(r);
  }
  if (!orphans.empty()) add_orphans(context, orphans);
  return context.take();
}

}  // namespace dct::apply
