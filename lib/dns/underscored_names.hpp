// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace dct::dns {

enum class Underscored { registered, other_type, unknown };

/// What IANA's registry of underscored and globally scoped DNS node names
/// (RFC 8552; rules/data/underscored-names.txt) says of a label, any letter
/// case, and a record type.
Underscored underscored_name(std::string_view label, std::string_view type);

/// The registered label that one slip of the hand makes this one of: a letter
/// changed, added, left out, or two letters swapped. Else empty.
std::string_view nearest_underscored_name(std::string_view label);

}  // namespace dct::dns
