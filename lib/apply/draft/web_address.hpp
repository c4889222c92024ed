// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace dct::apply {

/// An absolute http, https or ftp URL whose host is an address, or a name of at
/// least two labels: what the reference library asks of a redirect's target.
bool is_web_address(std::string_view text);

}  // namespace dct::apply
