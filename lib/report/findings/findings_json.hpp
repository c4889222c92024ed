// SPDX-License-Identifier: MIT
#pragma once

/// Our own JSON, as schema/report.schema.json describes it.

#include <dct/report/findings_formats.hpp>

#include <string>

namespace dct::report {

std::string write_json(const FindingsReport& report,
                       const FindingsOptions& options);
std::string write_jsonl(const FindingsReport& report, const FindingsOptions&);

}  // namespace dct::report
