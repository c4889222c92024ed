// SPDX-License-Identifier: MIT
#pragma once

/// The program git, for reading. It asks no other machine, and runs nothing
/// that the repository's configuration names.

#include <map>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace dct::tools {

/// Runs a command of git in a directory.
/// @throws Trouble when the system has no process or file for it
ProgramResult run_git(const std::string& directory,
                      const std::vector<std::string>& command,
                      const std::string& input = {});

/// The first line of what git complains about.
std::string git_complaint(const ProgramResult& result);

/// The files of a directory as a revision has them, by name; those that it does
/// not have are missing.
/// @throws Trouble when git answers what nobody understands
std::map<std::string, std::string> read_git_files(
    const std::string& directory, const std::string& revision,
    const std::vector<std::string>& names);

}  // namespace dct::tools
