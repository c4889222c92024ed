// SPDX-License-Identifier: MIT
#pragma once

/// The files that a command line names.

#include <dct/diagnostic/problem.hpp>

#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

/// What a command line says about files.
struct FileOptions {
  std::vector<std::string> named;    ///< files, directories, or "-"
  std::vector<std::string> exclude;  ///< globs of what is left out
  std::string from;                  ///< a list of files; "-": standard input
  bool allow_empty = false;          ///< nothing to examine is not an error
};

struct FoundInputs {
  std::vector<Input> inputs;
  std::vector<diagnostic::Problem> problems;  ///< the run has to end with 2
  std::vector<std::string> remarks;           ///< what was passed over
};

/// Files as they are, directories walked for *.json in the order of their names
/// (not .git and node_modules), "-" for standard input. A file that is named
/// twice is one input. That there is nothing to examine is a problem, so that
/// no run is green for nothing.
/// @param stdin_name  what standard input is called; may be empty
/// @throws Trouble when the list of files cannot be read
FoundInputs find_inputs(const FileOptions& options,
                        const std::string& stdin_name);

}  // namespace dct::tools
