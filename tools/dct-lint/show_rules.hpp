// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "dct-lint/lint_options.hpp"

namespace dct::tools {

/// --explain, --list-rules and --handbook: prints about rules.
/// @returns the exit status, or nothing when none of them was given
/// @throws PolicyTrouble
std::optional<int> show_rules(PolicyResolver& policies, const LintOptions& o);

}  // namespace dct::tools
