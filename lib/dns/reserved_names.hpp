// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace dct::dns {

/// Names that nobody can own: example.com and its like, and everything below
/// .example, .test, .invalid and .localhost (RFC 2606, RFC 6761).
bool is_reserved_name(std::string_view name);

}  // namespace dct::dns
