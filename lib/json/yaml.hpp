// SPDX-License-Identifier: MIT
#pragma once

#include "json/tape.hpp"

namespace dct::json {

/// Reads the tape's source as YAML onto the tape, see Document::parse_yaml().
void parse_yaml(Tape& tape);

}  // namespace dct::json
