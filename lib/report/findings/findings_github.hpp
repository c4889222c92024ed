// SPDX-License-Identifier: MIT
#pragma once

/// Workflow commands of GitHub Actions: each becomes an annotation on a line of
/// a pull request.

#include <dct/report/findings_formats.hpp>

#include <string>

namespace dct::report {

std::string write_github(const FindingsReport& report,
                         const FindingsOptions& options);

}  // namespace dct::report
