// SPDX-License-Identifier: MIT
#pragma once

/// Parts that the completions of all shells share.

#include <string>
#include <string_view>
#include <vector>

#include "completions/command_table.hpp"

namespace dct::tools {

/// "dct-sign url" as a name for a function: "_dct_sign_url".
std::string function_name(const CommandEntry& command);

/// Separated by spaces.
std::string joined(const std::vector<std::string>& words);

/// The comment that says where a file comes from.
std::string header(const CommandEntry& tool, const std::string& shell);

/// As one word of bash or zsh: between single quotation marks, every other
/// character means itself.
std::string single_quoted(const std::string& text);

/// With a backslash before each of some characters.
std::string with_backslashes(const std::string& text,
                             std::string_view characters);

}  // namespace dct::tools
