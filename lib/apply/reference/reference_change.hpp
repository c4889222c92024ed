// SPDX-License-Identifier: MIT
#pragma once

#include <dct/apply/apply.hpp>

namespace dct::apply {

/// apply() like the Python reference library.
diagnostic::Result<Change> apply_by_reference(const zone::Zone& zone,
                                              const Request& request);

}  // namespace dct::apply
