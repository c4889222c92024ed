// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "cli/files.hpp"
#include "dct-lint/lint_options.hpp"

namespace dct::tools {

/// --fix and --diff. @returns the exit status, or nothing when the files are
/// to be examined as they are now
std::optional<int> repair(PolicyResolver& policies,
                          const std::vector<Input>& inputs,
                          const LintOptions& o);

}  // namespace dct::tools
