// SPDX-License-Identifier: MIT
#pragma once

/// The values that nobody gave, as each format has them. Empty: there are none.

#include <dct/report/changes.hpp>

#include <span>
#include <string>
#include <string_view>

namespace dct::report {

std::string made_up_text(std::span<const MadeUpValue> values);
std::string made_up_markdown(std::span<const MadeUpValue> values);
/// @param prefix  of each line
std::string made_up_lines(std::span<const MadeUpValue> values,
                          std::string_view prefix);

}  // namespace dct::report
