// SPDX-License-Identifier: MIT
#pragma once

/// An object, as schema/report.schema.json describes it.

#include <dct/report/change_formats.hpp>

#include <string>

namespace dct::report {

std::string write_change_json(const ChangeReport& report,
                              const ChangeOptions& options);

}  // namespace dct::report
