// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dct::apply {

/// A whole number as Python's int() reads one: whole_number(), with digits and
/// white space of any script.
std::optional<std::string> reference_number(std::string_view text,
                                            unsigned base);

}  // namespace dct::apply
