// SPDX-License-Identifier: MIT
#pragma once

/// The records of a zone that will be removed, each once, with its first
/// reason.

#include <dct/apply/change.hpp>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

namespace dct::apply {

class Marks {
 public:
  bool has(zone::Id id) const { return find(id).has_value(); }
  /// Whether it is marked as a record of an earlier application.
  bool is_replaced(zone::Id id) const {
    return find(id) == Reason::applied_before;
  }

  void add(zone::Id id, Reason reason, unsigned number) {
    if (has(id)) return;
    list_.push_back({.id = id, .reason = reason, .number = number});
    if (list_.size() <= kFew) return;
    if (index_.empty()) {
      for (const Removed& r : list_) index_.emplace(r.id, r.reason);
    } else {
      index_.emplace(id, reason);
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

  std::optional<Reason> find(zone::Id id) const {
    if (list_.size() > kFew) {
      const auto found = index_.find(id);
      if (found == index_.end()) return std::nullopt;
      return found->second;
    }
    const auto found =
        std::find_if(list_.begin(), list_.end(),
                     [id](const Removed& r) { return r.id == id; });
    if (found == list_.end()) return std::nullopt;
    return found->reason;
  }

  std::vector<Removed> list_;
  std::unordered_map<zone::Id, Reason> index_;  // empty while they are few
};

}  // namespace dct::apply
