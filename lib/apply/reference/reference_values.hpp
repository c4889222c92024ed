// SPDX-License-Identifier: MIT
#pragma once

/// What the reference library takes for a name and an address.

#include <string_view>

namespace dct::apply {

/// ASCII letters, digits, - and _, no label that begins or ends with a hyphen,
/// * as the whole first label only.
bool is_reference_name(std::string_view name, bool wildcard, bool final_dot);

}  // namespace dct::apply
