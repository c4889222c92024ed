// SPDX-License-Identifier: MIT
#pragma once

/// The options of tools that report findings, and the end of their runs.

#include <dct/report/findings_formats.hpp>

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/run.hpp"

namespace dct::tools {

struct ReportOptions {
  FileOptions files;
  std::string format = "text";
  std::vector<std::string> outputs;  ///< FORMAT:FILE
  std::string min_severity = "info";
  std::string color = "auto";
  std::string stdin_name;
  unsigned jobs = 0;
  bool quiet = false;
  bool prints_report = true;  ///< something else was printed in its place

  bool is_text() const { return format == "text"; }
};

/// All of this, --help and --version.
void add_report_options(CLI::App& app, ReportOptions& options,
                        const std::string& examples);

/// The files to examine; what was passed over has been told.
FoundInputs find_inputs(const ReportOptions& options, std::string_view tool);

/// Checks --output before anything is examined.
/// @throws Trouble for a format that does not exist, or a file that is one of
/// the inputs
void check_outputs(const ReportOptions& options,
                   const std::vector<Input>& inputs);

/// Prints the report, writes its other formats, and tells which files could not
/// be read.
/// @param fail_on            the least severity that fails; `off` never does
/// @param on_standard_error  standard output has something else
/// @returns the exit status
int finish(const Examination& examination, const ReportOptions& options,
           diagnostic::Severity fail_on, std::string_view tool,
           bool on_standard_error = false);

}  // namespace dct::tools
