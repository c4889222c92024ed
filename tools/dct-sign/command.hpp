// SPDX-License-Identifier: MIT
#pragma once

/// What every command of dct-sign is: a function that adds it to the program,
/// and when it is the command that was called, sets `chosen` to what it does.

#include <functional>

namespace dct::tools::sign {

inline constexpr char kName[] = "dct-sign";

/// Returns the exit status.
using Chosen = std::function<int()>;

}  // namespace dct::tools::sign
