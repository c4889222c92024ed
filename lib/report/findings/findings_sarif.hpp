// SPDX-License-Identifier: MIT
#pragma once

/// SARIF 2.1.0 (OASIS standard), for code scanning and editors.

#include <dct/report/findings_formats.hpp>

#include <string>

namespace dct::report {

std::string write_sarif(const FindingsReport& report,
                        const FindingsOptions& options);

}  // namespace dct::report
