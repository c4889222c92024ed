// SPDX-License-Identifier: MIT
#pragma once

#include <dct/diagnostic/problem.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace dct::tools {

/// Replaces a file by a new text, all of it or nothing: a temporary file beside
/// it, written to the disk, takes its name and its mode.
/// @returns a problem when it cannot be written; the file is then what it was
[[nodiscard]] std::optional<diagnostic::Problem> replace_file(
    const std::string& path, std::string_view text);

/// Writes a file: a new one, or in the place of one that is there, all of it or
/// nothing. What is not a regular file (a device, a pipe) is written to
/// directly.
[[nodiscard]] std::optional<diagnostic::Problem> write_file(
    const std::string& path, std::string_view text);

}  // namespace dct::tools
