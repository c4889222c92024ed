// SPDX-License-Identifier: MIT
#include "vet/trial_sequence.hpp"

#include <algorithm>
#include <utility>

namespace dct::vet {

namespace {

bool needs(const apply::Change& change, zone::Id id) {
  return std::any_of(
      change.kept.begin(), change.kept.end(),
      [id](const apply::Kept& k) { return k.id == id && k.number > 0; });
}

}  // namespace

TrialSequence::TrialSequence(const zone::Zone& start) : start_(start) {
  for (const zone::RecordView& z : start.records()) {
    origins_.push_back({.id = z.id});
  }
}

bool TrialSequence::apply(const apply::Request& request) {
  auto change = apply::apply(now(), request);
  if (!change) return false;
  own_removed_.clear();
  left_over_.clear();
  std::vector<Origin> origins;
  auto next_removed = change->removed.begin();  // both in the zone's order
  std::size_t place = 0;
  for (const zone::RecordView& z : now().records()) {
    const Origin origin = origins_[place++];
    if (next_removed == change->removed.end() || next_removed->id != z.id) {
      origins.push_back(origin);
      if (origin.id == zone::kNoId && !needs(*change, z.id)) {
        left_over_.push_back({z.copy(), origin.number});
      }
      continue;
    }
    const apply::Removed& removed = *next_removed++;
    if (origin.id != zone::kNoId) {
      removed_.push_back({origin.id, removed.reason, removed.number});
    } else if (removed.reason != apply::Reason::spf_merged) {
      own_removed_.push_back(
          {z.copy(), origin.number, removed.number, removed.reason});
    }
  }
  for (const apply::Added& added : change->added) {
    origins.push_back({.number = added.number});
  }
  zone::Zone next = apply::after(now(), *change);
  before_last_ = std::exchange(now_, std::move(next));
  ++requests_;
  last_ = *std::move(change);
  origins_ = std::move(origins);
  return true;
}

apply::Change TrialSequence::whole() const {
  apply::Change change;
  change.removed = removed_;
  std::sort(change.removed.begin(), change.removed.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  std::size_t place = 0;
  for (const zone::RecordView& z : now().records()) {
    const Origin& origin = origins_[place++];
    if (origin.id == zone::kNoId) {
      change.added.push_back({z.copy(), origin.number});
    } else if (start_[origin.id].ttl != z.ttl) {
      change.kept.push_back(
          {.id = origin.id, .reason = apply::Reason::one_ttl, .ttl = z.ttl});
    }
  }
  return change;
}

}  // namespace dct::vet
