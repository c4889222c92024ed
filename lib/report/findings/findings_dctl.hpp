// SPDX-License-Identifier: MIT
#pragma once

/// The JSON lines of the registry's older linter.

#include <dct/report/findings_formats.hpp>

#include <string>

namespace dct::report {

std::string write_dctl(const FindingsReport& report,
                       const FindingsOptions& options);

}  // namespace dct::report
