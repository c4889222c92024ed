// SPDX-License-Identifier: MIT
#pragma once

#include <dct/document.hpp>

#include <string>

namespace dct::json {

/// A value as JSON text without white space.
std::string to_json(Value value);

}  // namespace dct::json
