// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "apply/draft/rendered.hpp"

namespace dct::apply {

/// What the rendered records of a template change in a zone, by draft-05,
/// section 10. Takes the records out of `rendered`.
void resolve_by_draft(const zone::Zone& zone, const Request& request,
                      std::vector<Rendered>& rendered, Change& change);

}  // namespace dct::apply
