// SPDX-License-Identifier: MIT
#pragma once

/// What dct-lint does once its command line is read.

#include "dct-lint/lint_options.hpp"

namespace dct::tools {

inline constexpr char kLintName[] = "dct-lint";

/// Lints the files of the command line and reports. @returns the exit status
/// @throws PolicyTrouble
int lint_files(PolicyResolver& policies, const LintOptions& o);

}  // namespace dct::tools
