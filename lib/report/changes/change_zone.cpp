// SPDX-License-Identifier: MIT
#include "report/changes/change_zone.hpp"

#include <dct/zone/difference.hpp>
#include <dct/zone/master_file.hpp>

#include "report/changes/change_lines.hpp"
#include "report/made_up.hpp"

namespace dct::report {

std::string write_change_zone(const ChangeReport& report,
                              const ChangeOptions&) {
  std::string out = made_up_lines(report.made_up, "; made up: ");
  for (const apply::Loss& loss : report.losses) {
    out += "; " + std::string(loss.area) + ": " + loss.message + " [" +
           std::string(loss.id) + "]\n";
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
