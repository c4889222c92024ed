// SPDX-License-Identifier: MIT
#pragma once

/// For people: each finding with its line of source, underlined.

#include <dct/report/findings_formats.hpp>

#include <string>

namespace dct::report {

std::string write_text(const FindingsReport& report,
                       const FindingsOptions& options);

/// A finding alone, without colour.
std::string text_of(const diagnostic::Finding& finding,
                    const text::Source& source);

}  // namespace dct::report
