// SPDX-License-Identifier: MIT

/// dct-simulate: what applying a template does to a zone.

#include <fcntl.h>
#include <unistd.h>
#include <dct/report/change_formats.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "dct-simulate/batch_run.hpp"
#include "dct-simulate/live_zone.hpp"
#include "dct-simulate/simulation_run.hpp"
#include "dct-simulate/suggestions.hpp"

namespace {

using namespace dct;
using namespace dct::tools;

constexpr char kSampleDomain[] = "example.com";

bool simulate_file(Run& run, const std::string& path) {
  ZoneInput input = read_zone_file(path, run.domain);
  for (const std::string& line : input.complaints) complain(kSimulate, line);
  run.trouble = run.trouble || !input.complaints.empty();
  return simulate_zone(run, input.zone);
}

std::vector<std::string> zone_files(const std::string& directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const auto suffix = entry.path().extension();
    if (suffix == ".zone" || suffix == ".json") {
      files.push_back(entry.path().string());
    }
  }
  if (error) {
    throw Trouble{"cannot read " + directory + ": " + error.message()};
  }
  if (files.empty()) {
    throw Trouble{directory + " has neither *.zone nor *.json files"};
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What a provider would refuse before it looks at a zone.
void verify(Run& run) {
  std::vector<std::string> complaints;
  run.request = verify_query(run.options.verify, run.input.tmpl,
                             run.options.query, complaints);
  for (const std::string& line : complaints) complain(kSimulate, line);
  run.trouble = !complaints.empty();
}

int show_refusal(Run& run) {
  const QueryInput& input = run.request->input;
  run.host = input.host;
  const zone::Zone zone(input.domain);
  if (!show(run, zone, input.groups, run.request->refusals)) {
    complain(kSimulate, "cannot write to standard output");
    return kTrouble;
  }
  return run.trouble ? kTrouble : kFindings;
}

/// People get a table, programs one result after another.
bool simulate_every_zone(Run& run) {
  const std::string& format = run.options.format;
  run.in_table = format == "text" || format == "markdown";
  for (const std::string& file : zone_files(run.options.every_zone)) {
    run.file = std::filesystem::path(file).filename().string();
    try {
      if (!simulate_file(run, file)) return false;
    } catch (const Trouble& trouble) {
      // The others are tried all the same.
      complain(kSimulate, trouble.what());
      run.trouble = true;
    }
  }
  if (!run.in_table || run.options.quiet) return true;
  return print(report::write_zone_table(
      {.title = run.input.title, .made_up = run.made_up, .rows = run.rows},
      format == "text" ? report::ZoneTableFormat::text
                       : report::ZoneTableFormat::markdown));
}

int show_redirects(const Run& run) {
  const SimulateOptions& o = run.options;
  if (o.format != "text" && o.format != "json") {
    throw Trouble{"--redirect has the formats text and json, not " + o.format};
  }
  std::vector<std::string> complaints;
  const Redirects redirects = redirects_of(o.verify, run.input.tmpl, o.query,
                                           o.format == "json", complaints);
  for (const std::string& line : complaints) complain(kSimulate, line);
  if (!o.quiet && !print(redirects.report)) {
    complain(kSimulate, "cannot write to standard output");
    return kTrouble;
  }
  if (!complaints.empty()) return kTrouble;
  return redirects.is_allowed ? kClean : kFindings;
}

/// Whether a request could say what the command line says.
bool check_command_line(const Run& run) {
  apply::VariableValues values;
  set_values(run.options.set, values);
  const std::vector<diagnostic::Problem> problems =
      check_inputs(run.input.tmpl,
                   {.domain = run.domain.empty() ? kSampleDomain : run.domain,
                    .host = run.options.host},
                   values);
  for (const diagnostic::Problem& p : problems) {
    complain(kSimulate, p.message + (p.help.empty() ? "" : "; " + p.help));
  }
  return !diagnostic::has_error(problems);
}

/// Leaves the records that --record names.
void select_records(Run& run) {
  const std::vector<unsigned>& numbers = run.options.record_numbers;
  if (numbers.empty()) return;
  std::vector<templates::Record>& records = run.input.tmpl.records;
  for (const unsigned n : numbers) {
    if (n == 0 || n > records.size()) {
      throw Trouble{"--record " + std::to_string(n) + ": the template has " +
                    std::to_string(records.size()) + " records"};
    }
  }
  std::erase_if(records, [&numbers](const templates::Record& r) {
    return std::find(numbers.begin(), numbers.end(), r.number) == numbers.end();
  });
}

int simulate(const SimulateOptions& o) {
  Run run{.options = o,
          .input = read_template_file(o.tmpl),
          .values = {},
          .addresses = addresses_of(o),
          .domain = o.domain,
          .host = o.host,
          .groups = o.groups,
          .instance = o.instance};
  if (o.verify.redirect) return show_redirects(run);
  select_records(run);
  if (o.verify.wanted) {
    verify(run);
    if (run.request->verdict.refused) return show_refusal(run);
  }
  read_values(run);
  if (!check_command_line(run)) return kTrouble;
  if (o.suggest) suggest(run);
  bool written = true;
  if (!o.every_zone.empty()) {
    written = simulate_every_zone(run);
  } else if (!o.zone.empty()) {
    written = simulate_file(run, o.zone);
  } else if (!o.axfr.empty()) {
    written = simulate_zone(run, transferred_zone(run));
  } else if (o.resolve) {
    written = simulate_zone(run, resolved_zone(run));
  } else {
    if (run.domain.empty()) run.domain = kSampleDomain;
    written = simulate_zone(run, zone::Zone(run.domain));
  }
  if (!written) complain(kSimulate, "cannot write to standard output");
  if (!written || run.trouble) return kTrouble;
  return run.failed || run.lost ? kFindings : kClean;
}

int batch(const SimulateOptions& o) {
  const int input = o.batch == "-"
                        ? STDIN_FILENO
                        : open(o.batch.c_str(), O_RDONLY | O_CLOEXEC);
  if (input < 0) {
    complain(kSimulate, "cannot read " + o.batch + ": " + std::strerror(errno));
    return kTrouble;
  }
  if (run_batch(input,
                o.compat.empty() ? apply::Semantics::draft_05
                                 : apply::Semantics::domainconnectzone,
                o.jobs)) {
    return kClean;
  }
  complain(kSimulate, "cannot read all jobs or write all answers");
  return kTrouble;
}

int run(int argc, char** argv) {
  CLI::App app(
      "Applies a template to a zone, writes nothing, and says which records "
      "are added, removed and kept, and why.",
      kSimulate);
  SimulateOptions o;
  add_options(app, o);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  check_verify_options(app, o.verify);
  if (app.count("--batch") > 0) {
    if (o.batch.empty()) o.batch = "-";
    return batch(o);
  }
  if (o.tmpl.empty()) {
    complain(kSimulate,
             "no template was named; say --template FILE, or --batch");
    return kTrouble;
  }
  return simulate(o);
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kSimulate, [argc, argv] { return run(argc, argv); });
}
