// SPDX-License-Identifier: MIT
#pragma once

#include <dct/apply/apply.hpp>

namespace dct::apply {

/// apply() by draft-05.
diagnostic::Result<Change> apply_by_draft(const zone::Zone& zone,
                                          const Request& request);

}  // namespace dct::apply
