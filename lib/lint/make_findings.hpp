// SPDX-License-Identifier: MIT
#pragma once

/// From problems to findings: all of the place, the severity of the profile,
/// the aliases of the variant, the record.

#include <dct/diagnostic/finding.hpp>
#include <dct/json/document.hpp>

#include <span>
#include <vector>

#include "lint/levels.hpp"

namespace dct::lint {

/// Without those whose rule is off; in the order of the text, without
/// repetitions.
std::vector<diagnostic::Finding> make_findings(
    const json::Document& document,
    std::span<const diagnostic::Problem> problems, const Levels& levels);

}  // namespace dct::lint
