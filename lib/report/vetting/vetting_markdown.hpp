// SPDX-License-Identifier: MIT
#pragma once

/// For a page or a comment of GitHub.

#include <dct/report/vetting.hpp>

#include <string>

namespace dct::report {

std::string write_vetting_markdown(const VettingReport& report,
                                   const VettingOptions& options);

}  // namespace dct::report
