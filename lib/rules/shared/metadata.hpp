// SPDX-License-Identifier: MIT
#pragma once

/// What the rules about properties of the template itself share.

#include <dct/json/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace dct::rules {

/// Whether a text has a variable with a valid name.
bool has_named_variable(std::string_view text);

/// "`providerName` has 300 characters".
std::string has_characters(json::Value text, std::size_t number);

}  // namespace dct::rules
