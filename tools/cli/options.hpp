// SPDX-License-Identifier: MIT
#pragma once

/// The options that tools share.

#include <dct/report/findings_formats.hpp>

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/run.hpp"

namespace dct::tools {

struct CommonOptions {
  std::vector<std::string> files;
  std::string format = "text";
  std::string color = "auto";
  std::string stdin_name;
  unsigned jobs = 0;
  bool quiet = false;
};

/// The files to examine.
void add_files_option(CLI::App& app, std::vector<std::string>& files);
/// --version, --help, and below it the examples and the exit status.
void add_help(CLI::App& app, const std::string& examples,
              const std::string& status =
                  "0 no finding that fails, 1 findings, 2 error in "
                  "options or files");

/// All of this, and the options for reports.
void add_common_options(CLI::App& app, CommonOptions& options,
                        const std::string& examples);

/// Parses the command line. After --help, --version or an error, which are
/// printed, the program ends.
/// @returns the exit status to end with, or -1
int parse(CLI::App& app, int argc, char** argv);

/// Prints the report and which files could not be read.
/// @returns the exit status
/// @param fail_on  the least severity that fails; `off` never does
int finish(const Examination& examination, const CommonOptions& options,
           diagnostic::Severity fail_on, std::string_view tool);

}  // namespace dct::tools
