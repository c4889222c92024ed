// SPDX-License-Identifier: MIT
#pragma once

/// What several commands of dct-sign read, other than keys.

#include <dct/json/document.hpp>
#include <dct/request/query.hpp>

#include <string>
#include <vector>

namespace dct::tools::sign {

/// A template.
/// @throws Trouble when it is not JSON
json::Document read_json(const std::string& path);

/// The text itself, or for "-" standard input.
/// @throws Trouble when it is the name of a file
std::string read_argument(const std::string& argument);

/// Each "NAME=VALUE", split at its first =.
/// @throws Trouble when there is none
std::vector<request::QueryParameter> parse_settings(
    const std::vector<std::string>& texts);

}  // namespace dct::tools::sign
