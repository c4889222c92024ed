// SPDX-License-Identifier: MIT
#pragma once

/// Which records of the zone a record of the template displaces (draft-05
/// section 10.4, with the types of the community's text).

#include <span>
#include <unordered_set>

#include "apply/draft/rendered.hpp"
#include "apply/marks.hpp"

namespace dct::apply {

class DraftConflicts {
 public:
  /// @param rendered  all records of the template: what they write again is
  ///                  never displaced
  DraftConflicts(const zone::Zone& zone, std::span<const Rendered> rendered,
                 Marks& marks)
      : zone_(zone), rendered_(rendered), marks_(marks) {}

  /// Marks what the record displaces.
  void find(const Rendered& r);

 private:
  bool is_written_again(const zone::RecordView& z);
  void mark(const zone::RecordView& z, Reason reason, const Rendered& r);

  const zone::Zone& zone_;
  std::span<const Rendered> rendered_;
  Marks& marks_;
  std::unordered_set<zone::Id> written_again_;  // cache of is_written_again()
};

}  // namespace dct::apply
