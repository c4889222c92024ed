// SPDX-License-Identifier: MIT
#pragma once

/// The files a tool was given.

#include <string>
#include <string_view>
#include <vector>

namespace dct::tools {

/// One file to examine.
struct Input {
  std::string path;     ///< as messages show it; "-" is standard input
  std::string name;     ///< the last part of the path; empty for standard input
  std::string below{};  ///< the path below the directory that was named, if any
};

/// What a command line names: files as they are, directories walked for
/// *.json in the order of their names, "-" for standard input.
/// @param stdin_name  what standard input is called; may be empty
/// @param errors      one line for each path that can't be read
std::vector<Input> find_inputs(const std::vector<std::string>& arguments,
                               const std::string& stdin_name,
                               std::vector<std::string>& errors);

/// The whole of a file, or of standard input for "-".
/// @throws Trouble when it can't be read, has more bytes than `limit`, or holds
/// a private key: what can't be read, messages cite
std::string read_file(const std::string& path,
                      std::size_t limit = std::size_t{16} << 20U);

/// Whether a text has a private key in PEM in it, or looks like the base64 of
/// one.
bool holds_private_key(std::string_view text);

/// The bytes of a file or of standard input, at most a little more than
/// `limit`, enough to see that there are more.
/// @returns false when it can't be read; `error` says why
bool read_input(const Input& input, std::size_t limit, std::string& text,
                std::string& error);

}  // namespace dct::tools
