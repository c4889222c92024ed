// SPDX-License-Identifier: MIT
#pragma once

/// Another program, run without a shell.

#include <string>
#include <vector>

namespace dct::tools {

struct ProgramResult {
  int status = 0;        ///< its exit status; 127: it could not be started
  std::string output{};  ///< of standard output
  std::string errors{};  ///< of standard error
};

/// Runs a program of the PATH to its end.
/// @param arguments    the program's name, then its arguments
/// @param input        its standard input
/// @param environment  NAME=VALUE, in place of variables of this program; NAME
///                     alone takes the variable away
/// @throws Trouble when the system has no process or file for it
ProgramResult run_program(const std::vector<std::string>& arguments,
                          const std::string& input,
                          const std::vector<std::string>& environment);

}  // namespace dct::tools
