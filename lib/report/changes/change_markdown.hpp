// SPDX-License-Identifier: MIT
#pragma once

/// A table for a page of GitHub.

#include <dct/report/change_formats.hpp>

#include <string>

namespace dct::report {

std::string write_change_markdown(const ChangeReport& report,
                                  const ChangeOptions& options);

}  // namespace dct::report
