// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace dct::apply {

/// Whether the reference library takes the text for the URL of a redirect.
bool is_reference_url(std::string_view text);

}  // namespace dct::apply
