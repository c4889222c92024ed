// SPDX-License-Identifier: MIT
#pragma once

/// Written from the options of a tool: its manual page, and its completions as
/// the file that a shell loads.
///
///   print(bash_completions(read_command(app)));

#include <string>

#include "completions/command_table.hpp"

namespace dct::tools {

std::string bash_completions(const CommandEntry& tool);
std::string zsh_completions(const CommandEntry& tool);
std::string fish_completions(const CommandEntry& tool);

/// In roff with the macros of man(7); without a date, so that each build
/// writes the same bytes.
/// @param tools  all tools, with blanks between, for SEE ALSO
std::string man_page(const CommandEntry& tool, const std::string& version,
                     const std::string& tools);

}  // namespace dct::tools
