// SPDX-License-Identifier: MIT
#pragma once

#include <dct/diagnostic/finding.hpp>

#include <cstddef>
#include <vector>

namespace dct::lint {

/// The edits of all findings that can be made at once; of two findings that
/// touch one place the first goes first, the other waits for the next round.
/// Waived findings are let alone.
/// @param fixes  is raised by the findings that are repaired
std::vector<diagnostic::Edit> compatible_edits(
    const std::vector<diagnostic::Finding>& findings, std::size_t& fixes);

}  // namespace dct::lint
