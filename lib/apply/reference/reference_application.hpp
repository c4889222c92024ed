// SPDX-License-Identifier: MIT
#pragma once

#include <dct/apply/change.hpp>

#include <optional>
#include <vector>

#include "apply/marks.hpp"
#include "apply/reference/reference_request.hpp"
#include "apply/reference/reference_zone.hpp"

namespace dct::apply {

/// What an application by the reference library does.
struct ReferenceResult {
  std::optional<diagnostic::Problem> fault{};  ///< then all else is unfinished
  std::vector<SourceRecord> sources{};         ///< the records added view them
  std::vector<NewRecord> added{};              ///< complete, in lower case
  Marks marks{};                               ///< what is removed
  std::vector<Kept> kept{};                    ///< identical to a new record
  std::vector<unsigned> inactive{};
};

/// @param zone   the records that are removed already are in `marks`
ReferenceResult apply_like_reference(ReferenceZone& zone,
                                     const ReferenceRequest& request,
                                     Marks marks);

}  // namespace dct::apply
