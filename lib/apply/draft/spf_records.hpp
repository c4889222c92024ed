// SPDX-License-Identifier: MIT
#pragma once

/// The SPF policy at a name: what the zone has, what the SPFM records of the
/// template ask for, and what becomes of both (draft-05 section 9.4).

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "apply/draft/rendered.hpp"
#include "apply/draft/spf_merge.hpp"
#include "apply/marks.hpp"

namespace dct::apply {

struct SpfPlan {
  std::vector<zone::RecordView> policies;  ///< those of the zone
  /// Why these cannot be merged; they are replaced.
  std::optional<std::string> obstacle;
  MergedSpf merged;

  /// Whether the zone's policy is part of the new one.
  bool merges() const { return policies.size() == 1 && !obstacle; }
};

/// @param records  the SPFM records of one owner
SpfPlan plan_spf(const zone::Zone& zone, const Marks& marks,
                 std::span<Rendered* const> records);

}  // namespace dct::apply
