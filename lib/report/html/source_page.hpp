// SPDX-License-Identifier: MIT
#pragma once

/// A file with its findings under their lines, for page_source.html.

#include <dct/diagnostic/finding.hpp>

#include <string_view>
#include <vector>

#include "report/html/page_data.hpp"

namespace dct::report {

/// Sets `source_lines` and `source_more`. A file of very many lines is shown
/// around its findings.
void set_source(PageData& page, std::string_view source,
                const std::vector<diagnostic::Finding>& findings);

}  // namespace dct::report
