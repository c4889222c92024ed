// SPDX-License-Identifier: MIT
#pragma once

#include "json/tape.hpp"

namespace dct::json {

/// Reads the tape's source as JSON onto the tape, see Document::parse().
void parse_json(Tape& tape, const Limits& limits);

}  // namespace dct::json
