// SPDX-License-Identifier: MIT
#pragma once

#include <dct/json/document.hpp>

#include <string>
#include <string_view>

namespace dct::json {

/// A value as JSON text without white space.
std::string to_json(Value value);
/// Text that is UTF-8 as a JSON string, quotation marks included.
std::string to_json(std::string_view text);

}  // namespace dct::json
