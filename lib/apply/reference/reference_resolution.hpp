// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "apply/rendered.hpp"

namespace dct::apply {

/// What the rendered records of a template change in a zone, as the Python
/// reference library does it. Takes the records out of `rendered`.
void resolve_by_reference(const zone::Zone& zone, const Request& request,
                          std::vector<Rendered>& rendered, Change& change);

/// Why the last record and one before it exclude each other, as a clause;
/// nothing if they don't.
std::optional<std::string> reference_self_conflict(
    std::span<const Rendered> rendered);

}  // namespace dct::apply
