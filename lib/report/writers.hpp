// SPDX-License-Identifier: MIT
#pragma once

#include <dct/report.hpp>

#include <string>

namespace dct::report {

std::string write_text(const Report& report, WriteOptions options);
std::string write_json(const Report& report);
std::string write_jsonl(const Report& report);
std::string write_dctl(const Report& report);

}  // namespace dct::report
