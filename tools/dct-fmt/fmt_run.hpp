// SPDX-License-Identifier: MIT
#pragma once

/// The options of dct-fmt, and what it does with them.

#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace dct::tools {

inline constexpr char kFmtName[] = "dct-fmt";

struct FormatOptions {
  FileOptions files;
  std::optional<unsigned> indent{};  ///< absent: as the author does
  bool check = false;
  bool diff = false;
  bool in_place = false;
  bool bump = false;
  bool quiet = false;
};

void add_fmt_options(CLI::App& app, FormatOptions& o);

/// @returns the exit status
int format_files(const FormatOptions& o);

}  // namespace dct::tools
