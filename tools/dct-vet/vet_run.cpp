// SPDX-License-Identifier: MIT
#include "dct-vet/vet_run.hpp"

#include <dct/report/vetting.hpp>

#include <algorithm>

#include "cli/output.hpp"
#include "cli/today.hpp"
#include "dct-vet/examined_files.hpp"
#include "dct-vet/vet_outputs.hpp"

namespace dct::tools {
namespace {

/// What the examination was judged by.
std::string judged_by(const VetOptions& o) {
  if (!o.policy.empty()) return "policy " + o.policy;
  return "profile " + (o.profile.empty() ? "repository" : o.profile);
}

}  // namespace

int vet_files(const VetOptions& o) {
  const auto outputs = read_outputs(o.outputs);
  const ExaminedFiles files = examine_files(o);
  keep_inputs(outputs, files.inputs);
  const report::VettingReport report{files.vettings, files.rules.probes};
  report::VettingOptions options{.judged_by = judged_by(o), .date = today()};
  // Files that cannot be read have no report.
  if (!files.vettings.empty() || files.problems.empty()) {
    if (!write_outputs(outputs, report, options)) return kTrouble;
    options.color = o.format == "text" && use_color(o.color);
    if (!o.quiet) {
      print_or_end(report::write(
          report, *report::vetting_format_named(o.format), options));
    }
  }
  for (const diagnostic::Finding& f : files.leftovers) {
    complain(kVet, f.place.file + ":" + std::to_string(f.place.begin.line) +
                       ":" + std::to_string(f.place.begin.column) + ": " +
                       f.message + "; " + f.help);
  }
  for (const diagnostic::Problem& p : files.problems) complain(kVet, p.message);
  if (!files.problems.empty()) return kTrouble;
  const bool is_approved = std::all_of(
      files.vettings.begin(), files.vettings.end(), [](const vet::Vetting& v) {
        return v.verdict.decision <= vet::Decision::approve_with_remarks;
      });
  return is_approved ? kClean : kFindings;
}

}  // namespace dct::tools
