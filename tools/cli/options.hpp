// SPDX-License-Identifier: MIT
#pragma once

/// The options that tools share: the same thing has the same name everywhere.

#include <CLI/CLI.hpp>
#include <string>

#include "cli/file_search.hpp"

namespace dct::tools {

/// FILE.., --exclude, --files-from and --allow-empty.
void add_file_options(CLI::App& app, FileOptions& options);
/// --color.
void add_color_option(CLI::App& app, std::string& when);
/// --version, --help, and below it the examples and the exit status.
void add_help(CLI::App& app, const std::string& examples,
              const std::string& status =
                  "0 no finding that fails, 1 findings, 2 error in "
                  "options or files");
/// The status of a tool that examines files.
inline constexpr char kStatusOfFiles[] =
    "0 no finding that fails, 1 findings, 2 error in options or files, or "
    "nothing to examine";

/// Parses the command line. After --help, --version or an error, which are
/// printed, the program ends.
/// @returns the exit status to end with, or -1
int parse(CLI::App& app, int argc, char** argv);

}  // namespace dct::tools
