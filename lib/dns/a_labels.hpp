// SPDX-License-Identifier: MIT
#pragma once

/// Internationalized names (IDNA2008): the only door to libidn2.

#include <dct/diagnostic/result.hpp>

#include <string>
#include <string_view>

namespace dct::dns {

/// "grün.example" as "xn--grn-ioa.example": U-labels become A-labels, every
/// other label stays as it is. A dot that is escaped separates nothing.
/// @returns else what is wrong, as a clause: "the label .. is not ..", at its
///   place in the name
diagnostic::Result<std::string> to_a_labels(std::string_view name);

/// Whether a label that begins with xn-- is one that a U-label has: else no
/// registry has the name, and browsers refuse to show it.
bool is_a_label(std::string_view label);

/// "xn--grn-ioa.example" as "grün.example". A label that no U-label has stays
/// as it is.
std::string to_u_labels(std::string_view name);

}  // namespace dct::dns
