// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace dct::embed {

/// The table of rules/data/losses.yaml as a header, with the declarations of
/// its functions.
/// @throws std::runtime_error
std::string losses_header(const std::string& yaml_file);

}  // namespace dct::embed
