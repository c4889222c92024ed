// SPDX-License-Identifier: MIT
#pragma once

/// A comment on a pull request.

#include <dct/report/findings_formats.hpp>

#include <string>

namespace dct::report {

std::string write_markdown(const FindingsReport& report,
                           const FindingsOptions& options);

}  // namespace dct::report
