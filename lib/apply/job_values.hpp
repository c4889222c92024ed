// SPDX-License-Identifier: MIT
#pragma once

/// Values of a job in a batch.

#include <dct/json/document.hpp>

#include <string>
#include <string_view>

namespace dct::apply {

/// `{"error": "InvalidData", "message": ".."}`
std::string error_line(std::string_view rule, std::string_view message);

/// A list counts as its first item.
json::Value first_value(json::Value value);

}  // namespace dct::apply
