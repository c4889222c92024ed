// SPDX-License-Identifier: MIT
#include "cli/report_options.hpp"

#include <unistd.h>
#include <dct/text/suggest.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/output.hpp"
#include "cli/write.hpp"

namespace dct::tools {
namespace {

using diagnostic::Severity;

struct Output {
  report::FindingsFormat format;
  std::string file;
};

/// What --output says.
Output read_output(const std::string& text) {
  const std::size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  if (colon == std::string::npos || colon + 1 == text.size()) {
    throw Trouble("--output " + text +
                  ": write a format, a colon and a file, as in "
                  "sarif:findings.sarif");
  }
  if (text.substr(colon + 1) == "-") {
    throw Trouble("--output " + text +
                  ": the format of standard output is that of --format");
  }
  if (const auto format = report::findings_format_named(name)) {
    return {*format, text.substr(colon + 1)};
  }
  std::vector<std::string_view> names;
  for (const auto& f : report::findings_formats()) names.push_back(f.name);
  const std::string hint = text::did_you_mean(name, names);
  throw Trouble("--output " + text + ": there is no format " + name +
                (hint.empty() ? "" : "; " + hint));
}

Severity severity_of(const std::string& name) {
  return diagnostic::severity_named(name).value_or(Severity::off);
}

/// What is shown: with --quiet nothing below an error.
report::FindingsReport shown(const Examination& examination,
                             const ReportOptions& options) {
  const Severity least = severity_of(options.min_severity);
  return at_least(examination.report,
                  options.quiet ? std::max(least, Severity::error) : least);
}

bool is_empty(const report::FindingsReport& report) {
  return std::all_of(
      report.files.begin(), report.files.end(),
      [](const report::FileFindings& f) { return f.findings.empty(); });
}

void print_report(const report::FindingsReport& report,
                  const ReportOptions& options, Severity fail_on,
                  bool on_standard_error) {
  if (!options.prints_report) return;
  // To people a run that looked at nothing has nothing to sum up.
  if (options.is_text() && report.files.empty()) return;
  if (options.quiet && is_empty(report) && options.is_text()) return;
  const int file = on_standard_error ? STDERR_FILENO : STDOUT_FILENO;
  const std::string text = report::write(
      report, *report::findings_format_named(options.format),
      {.color = options.is_text() && use_color(options.color, file),
       .summary = !options.quiet,
       .fail_on = fail_on});
  if (on_standard_error) {
    std::cerr << text;
  } else {
    print_or_end(text);
  }
}

/// @returns whether all of them could be written
bool write_outputs(const report::FindingsReport& report,
                   const ReportOptions& options, Severity fail_on,
                   std::string_view tool) {
  bool written = true;
  for (const std::string& text : options.outputs) {
    const Output output = read_output(text);
    const auto problem =
        write_file(output.file,
                   report::write(report, output.format, {.fail_on = fail_on}));
    if (!problem) continue;
    complain(tool, problem->message);
    written = false;
  }
  return written;
}

bool fails(const report::FindingsReport& report, Severity fail_on) {
  return std::any_of(report.files.begin(), report.files.end(),
                     [fail_on](const report::FileFindings& file) {
                       return std::any_of(
                           file.findings.begin(), file.findings.end(),
                           [fail_on](const diagnostic::Finding& f) {
                             return report::fails(f, fail_on);
                           });
                     });
}

}  // namespace

void add_report_options(CLI::App& app, ReportOptions& options,
                        const std::string& examples) {
  std::vector<std::string> formats;
  for (const auto& f : report::findings_formats()) formats.emplace_back(f.name);
  add_file_options(app, options.files);
  app.add_option("-f,--format", options.format,
                 "Format of the report on standard output")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  app.add_option("--output", options.outputs,
                 "Write the report to a file as well, as in "
                 "sarif:findings.sarif; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FORMAT:FILE");
  app.add_option("--min-severity", options.min_severity,
                 "Show only findings of this severity or above; the exit "
                 "status counts all")
      ->check(CLI::IsMember({"error", "warning", "info"}))
      ->capture_default_str();
  add_color_option(app, options.color);
  app.add_option("--stdin-name", options.stdin_name,
                 "Name of standard input in reports")
      ->type_name("NAME");
  app.add_option("-j,--jobs", options.jobs,
                 "Number of threads; 0: one for each core")
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("-q,--quiet", options.quiet, "Show errors only, and no summary");
  add_help(app, examples);
}

FoundInputs find_inputs(const ReportOptions& options, std::string_view tool) {
  FoundInputs found = find_inputs(options.files, options.stdin_name);
  for (const std::string& remark : found.remarks) complain(tool, remark);
  return found;
}

void check_outputs(const ReportOptions& options,
                   const std::vector<Input>& inputs) {
  namespace fs = std::filesystem;
  for (const std::string& text : options.outputs) {
    const Output output = read_output(text);
    for (const Input& input : inputs) {
      std::error_code ignored;
      if (input.path != "-" &&
          fs::equivalent(input.path, output.file, ignored)) {
        throw Trouble("--output " + text + ": " + output.file +
                      " is one of the templates");
      }
    }
  }
}

int finish(const Examination& examination, const ReportOptions& options,
           Severity fail_on, std::string_view tool, bool on_standard_error) {
  const report::FindingsReport report = shown(examination, options);
  for (const diagnostic::Problem& p : examination.problems) {
    complain(tool, p.message);
  }
  const bool written = write_outputs(report, options, fail_on, tool);
  print_report(report, options, fail_on, on_standard_error);
  if (!written || !examination.problems.empty()) return kTrouble;
  return fails(examination.report, fail_on) ? kFindings : kClean;
}

}  // namespace dct::tools
