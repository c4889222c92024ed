// SPDX-License-Identifier: MIT
#include "dct-vet/vet_run.hpp"

#include <dct/report/vetting.hpp>

#include <algorithm>

#include "cli/output.hpp"
#include "cli/write.hpp"
#include "dct-vet/examined_files.hpp"

namespace dct::tools {
namespace {

bool write_report(const VetOptions& o, const std::string& report) {
  if (o.output.empty()) {
    if (o.quiet || print(report)) return true;
    complain(kVet, "cannot write to standard output");
    return false;
  }
  if (const auto problem = write_file(o.output, report)) {
    complain(kVet, problem->message);
    return false;
  }
  return true;
}

}  // namespace

int vet_files(const VetOptions& o) {
  const ExaminedFiles files = examine_files(o);
  const bool color =
      o.format == "text" && o.output.empty() && use_color(o.color);
  // Files that cannot be read have no report.
  const bool written =
      (files.vettings.empty() && !files.problems.empty()) ||
      write_report(
          o, report::write(
                 report::VettingReport{files.vettings, files.rules.probes},
                 *report::vetting_format_named(o.format), {.color = color}));
  for (const diagnostic::Finding& f : files.leftovers) {
    complain(kVet, f.place.file + ":" + std::to_string(f.place.begin.line) +
                       ":" + std::to_string(f.place.begin.column) + ": " +
                       f.message + "; " + f.help);
  }
  for (const diagnostic::Problem& p : files.problems) complain(kVet, p.message);
  if (!written || !files.problems.empty()) return kTrouble;
  const bool is_approved = std::all_of(
      files.vettings.begin(), files.vettings.end(), [](const vet::Vetting& v) {
        return v.verdict.decision <= vet::Decision::approve_with_remarks;
      });
  return is_approved ? kClean : kFindings;
}

}  // namespace dct::tools
