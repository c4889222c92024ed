// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace dct::apply {

/// Whether the reference library takes the text for an address of the family
/// (4 or 6): also "10.1", 167772161, 0x0a000001, 10.0.0.1/32 and
/// 10.0.0.1-10.0.0.1.
bool is_reference_address(std::string_view text, int family);

}  // namespace dct::apply
