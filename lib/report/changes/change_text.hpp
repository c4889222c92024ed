// SPDX-License-Identifier: MIT
#pragma once

/// For people, a difference.

#include <dct/report/change_formats.hpp>

#include <string>

namespace dct::report {

std::string write_change_text(const ChangeReport& report,
                              const ChangeOptions& options);

}  // namespace dct::report
