// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace dct::tools {

/// Replaces a file by a new text, all of it or nothing: a temporary file beside
/// it, written to the disk, takes its name and its mode.
/// @returns false when it can't be written; `error` says why, and the file is
/// what it was
bool replace_file(const std::string& path, std::string_view text,
                  std::string& error);

}  // namespace dct::tools
