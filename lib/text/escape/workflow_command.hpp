// SPDX-License-Identifier: MIT
#pragma once

/// What the runner of GitHub Actions obeys in the output of a step: `##[name]`
/// anywhere in a line, and `::name key=value::data` at the start of one.

#include <string>
#include <string_view>

namespace dct::text {

/// The begin of `##[name]`.
inline constexpr std::string_view kLogCommand = "##[";

/// The text with an escape in the place of the bracket of each `##[`.
std::string without_log_commands(std::string text);

/// A line of output that is not taken for a command: the colons that it begins
/// with, white space aside, become an escape.
std::string line_start(std::string printable_text);

/// The data, and the value of a property, of a command of our own.
std::string workflow_data(std::string_view printable_text);
std::string workflow_property(std::string_view printable_text);

}  // namespace dct::text
