// SPDX-License-Identifier: MIT
#pragma once

/// For people, on a terminal.

#include <dct/report/vetting.hpp>

#include <string>

namespace dct::report {

std::string write_vetting_text(const VettingReport& report,
                               const VettingOptions& options);

}  // namespace dct::report
