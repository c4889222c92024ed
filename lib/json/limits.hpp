// SPDX-License-Identifier: MIT
#pragma once

#include "json/tape.hpp"

namespace dct::json {

/// Reports what is beyond the limits of a document that could be read.
/// @returns whether it is within them; depth is checked by the parser
bool check_limits(Tape& tape, const Limits& limits);

}  // namespace dct::json
