// SPDX-License-Identifier: MIT
#pragma once

/// A page for a browser, in one file: of a template, or of a registry.

#include <dct/report/vetting.hpp>

#include <string>

namespace dct::report {

std::string write_vetting_html(const VettingReport& report,
                               const VettingOptions& options);

}  // namespace dct::report
