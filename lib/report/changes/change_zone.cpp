// SPDX-License-Identifier: MIT
#include "report/changes/change_zone.hpp"

#include <dct/zone/difference.hpp>
#include <dct/zone/master_file.hpp>

#include "report/changes/change_lines.hpp"

namespace dct::report {

std::string write_change_zone(const ChangeReport& report,
                              const ChangeOptions&) {
  std::string out;
  const auto options = made_up_options(report);
  for (std::size_t i = 0; i < options.size(); ++i) {
    out +=
        "; made up: " + options[i] + "  for " + report.made_up[i].where + "\n";
  }
  if (report.result) {
    return out +
           zone::write_master_file(apply::after(report.zone, *report.result));
  }
  out += "; " + headline(report) + " can't be applied\n";
  if (report.request && report.request->refused) {
    return out + "; " + verdict_text(*report.request) + "\n" +
           prefixed("; ", diagnostic::to_text(report.request->problems));
  }
  for (const diagnostic::Problem& e : report.result.problems()) {
    out += "; " + e.message + "\n";
  }
  return out;
}

}  // namespace dct::report
