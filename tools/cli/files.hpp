// SPDX-License-Identifier: MIT
#pragma once

/// Reading files.

#include <dct/diagnostic/result.hpp>

#include <string>

namespace dct::tools {

/// One file to examine.
struct Input {
  std::string path;     ///< as messages show it; "-" is standard input
  std::string name;     ///< the last part of the path; empty for standard input
  std::string below{};  ///< the path below the directory that was named, if any
};

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
