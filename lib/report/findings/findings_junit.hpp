// SPDX-License-Identifier: MIT
#pragma once

/// JUnit's XML, for Jenkins, GitLab and GitHub's test reporters.

#include <dct/report/findings_formats.hpp>

#include <string>

namespace dct::report {

std::string write_junit(const FindingsReport& report,
                        const FindingsOptions& options);

}  // namespace dct::report
