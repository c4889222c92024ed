// SPDX-License-Identifier: MIT
#pragma once

/// The options of dct-validate, and what it does with them.

#include <string>

#include "cli/report_options.hpp"

namespace dct::tools {

inline constexpr char kValidateName[] = "dct-validate";

struct ValidateOptions {
  ReportOptions common;
  std::string schema;  ///< a file; empty: the built-in schema
};

void add_validate_options(CLI::App& app, ValidateOptions& o);

/// @returns the exit status
int validate_files(const ValidateOptions& o);

}  // namespace dct::tools
