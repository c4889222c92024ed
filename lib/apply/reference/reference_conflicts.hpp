// SPDX-License-Identifier: MIT
#pragma once

/// What a record that the reference library writes removes.

#include <cstddef>

#include "apply/marks.hpp"
#include "apply/reference/reference_faults.hpp"
#include "apply/reference/reference_zone.hpp"

namespace dct::apply {

class ReferenceConflicts {
 public:
  ReferenceConflicts(ReferenceZone& zone, Marks& marks, ReferenceFaults& faults)
      : zone_(zone), marks_(marks), faults_(faults) {}

  /// Marks what excludes the record at its name, and below a delegation.
  void remove_others(const NewRecord& record);
  /// Marks the delegations that would hide the record.
  void remove_delegations(const NewRecord& record);
  /// Makes the policy of an SPFM record from the first one of the zone, which
  /// is marked.
  /// @returns false: nothing is written
  bool merge_policy(NewRecord& record);

  /// Records of the zone that were looked at.
  std::size_t encounters() const { return encounters_; }
  std::size_t merged_bytes() const { return merged_bytes_; }

 private:
  void mark(zone::Id id, Reason reason, const NewRecord& record);
  void remove_texts(const NewRecord& record, std::string_view name);

  ReferenceZone& zone_;
  Marks& marks_;
  ReferenceFaults& faults_;
  std::size_t encounters_ = 0;
  std::size_t merged_bytes_ = 0;
};

}  // namespace dct::apply
