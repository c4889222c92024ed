// SPDX-License-Identifier: MIT
#pragma once

/// The zone after the change as a master file; errors as comments.

#include <dct/report/change_formats.hpp>

#include <string>

namespace dct::report {

std::string write_change_zone(const ChangeReport& report,
                              const ChangeOptions& options);

}  // namespace dct::report
