// SPDX-License-Identifier: MIT
#pragma once

/// Objects, as schema/vetting.schema.json describes them.

#include <dct/report/vetting.hpp>

#include <string>

namespace dct::report {

std::string write_vetting_json(const VettingReport& report,
                               const VettingOptions& options);
/// Each template's object on a line.
std::string write_vetting_lines(const VettingReport& report,
                                const VettingOptions& options);

}  // namespace dct::report
