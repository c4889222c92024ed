// SPDX-License-Identifier: MIT
#pragma once

/// What the drop-in does once its flags are read.

#include "dc-template-linter/flags.hpp"

namespace dct::tools {

inline constexpr char kDropInName[] = "dc-template-linter";

/// @returns the exit status: bits, see usage()
int lint_as_before(const Flags& flags);

}  // namespace dct::tools
