// SPDX-License-Identifier: MIT
#pragma once

/// The options that dct-lint and dct-validate have in common.

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

/// What every tool has: the files, and --version, --help and the footer of
/// examples.
void add_files_option(CLI::App& app, std::vector<std::string>& files);
void add_manners(CLI::App& app, const std::string& examples,
                 const std::string& status =
                     "0 nothing found that fails, 1 findings, 2 trouble with "
                     "options or files");

/// Adds the common options, --version and the footer of examples to a program.
void add_common_options(CLI::App& app, CommonOptions& options,
                        const std::string& examples);

/// Parses; on --help, --version or a mistake prints and returns the exit
/// status, else -1.
int parse(CLI::App& app, int argc, char** argv);

/// Prints the report, complains of the files that could not be read, and
/// returns the exit status.
/// @param fail_on  the least severity that fails; `off` never does
int finish(const Examination& examination, const CommonOptions& options,
           diagnostic::Severity fail_on, std::string_view tool);

}  // namespace dct::tools
