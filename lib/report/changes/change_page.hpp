// SPDX-License-Identifier: MIT
#pragma once

/// A change of a zone, for page_change.html.

#include <dct/report/changes.hpp>

#include <string>

#include "report/html/page_data.hpp"

namespace dct::report {

/// Sets `change_caption`, `change_rows` and `change_more`.
void set_change(PageData& page, const std::string& caption,
                const ChangeReport& report);

/// The same for records that came and went, without reasons.
void set_change(PageData& page, const std::string& caption,
                const std::vector<zone::ResourceRecord>& removed,
                const std::vector<zone::ResourceRecord>& added);

}  // namespace dct::report
