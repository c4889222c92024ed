// SPDX-License-Identifier: MIT
#pragma once

/// The records of a zone that will be removed, each once, with its first
/// reason.

#include <dct/apply/change.hpp>

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace dct::apply {

class Marks {
 public:
  bool has(zone::Id id) const {
    if (list_.size() > kFew) return index_.contains(id);
    return std::any_of(list_.begin(), list_.end(),
                       [id](const Removed& r) { return r.id == id; });
  }

  void add(zone::Id id, Reason reason, unsigned number) {
    if (has(id)) return;
    list_.push_back({.id = id, .reason = reason, .number = number});
    if (list_.size() <= kFew) return;
    if (index_.empty()) {
      for (const Removed& r : list_) index_.insert(r.id);
    } else {
      index_.insert(id);
    }
  }

  const std::vector<Removed>& list() const { return list_; }

  /// In the zone's order.
  std::vector<Removed> sorted() && {
    std::sort(list_.begin(), list_.end(),
              [](const Removed& a, const Removed& b) { return a.id < b.id; });
    return std::move(list_);
  }

 private:
  static constexpr std::size_t kFew = 16;
  std::vector<Removed> list_;
  std::unordered_set<zone::Id> index_;  // empty while they are few
};

}  // namespace dct::apply
