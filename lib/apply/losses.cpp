// SPDX-License-Identifier: MIT
#include <dct/apply/losses.hpp>

#include <iterator>

#include "apply/loss_table.hpp"

namespace dct::apply {

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

}  // namespace dct::apply
