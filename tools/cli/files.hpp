// SPDX-License-Identifier: MIT
#pragma once

/// The files on a command line.

#include <dct/diagnostic/result.hpp>

#include <string>
#include <vector>

namespace dct::tools {

/// One file to examine.
struct Input {
  std::string path;     ///< as messages show it; "-" is standard input
  std::string name;     ///< the last part of the path; empty for standard input
  std::string below{};  ///< the path below the directory that was named, if any
};

struct FoundInputs {
  std::vector<Input> inputs;
  std::vector<diagnostic::Problem> problems;  ///< paths that cannot be read
};

/// What a command line names: files as they are, directories walked for
/// *.json in the order of their names, "-" for standard input.
/// @param stdin_name  what standard input is called; may be empty
FoundInputs find_inputs(const std::vector<std::string>& arguments,
                        const std::string& stdin_name);

/// The whole of a file, or of standard input for "-".
/// @throws Trouble when it cannot be read, has more bytes than `limit`, or
/// holds a private key
std::string read_file(const std::string& path,
                      std::size_t limit = std::size_t{16} << 20U);

/// The bytes of a file or of standard input, at most a little more than
/// `limit`, enough to see that there are more.
diagnostic::Result<std::string> read_input(const Input& input,
                                           std::size_t limit);

}  // namespace dct::tools
