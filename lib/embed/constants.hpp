// SPDX-License-Identifier: MIT
#pragma once

/// Files in, C++ out.

#include <string>
#include <string_view>
#include <vector>

namespace dct::embed {

/// @throws std::runtime_error
std::string read_file(const std::string& path);

/// Those that are neither empty nor a remark (#).
std::vector<std::string> lines_of(const std::string& path);

/// Writes a file unless it has this text already: what was not changed is not
/// compiled again.
/// @throws std::runtime_error
void write_file(const std::string& path, const std::string& text);

/// A literal of any bytes, a line of source for a line of text.
std::string literal(std::string_view text);

/// What every file begins with that the build writes.
inline constexpr std::string_view kHead =
    "// Written by the build. Do not edit.\n";

}  // namespace dct::embed
