// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dct::apply {

/// A whole number as Python reads one (white space around it, a sign, single
/// underscores between digits, 0x before those of base 16), in its shortest
/// form: any number of digits.
std::optional<std::string> whole_number(std::string_view text, unsigned base);

/// The same of base 10, if it has at most 64 bits.
std::optional<std::int64_t> small_whole_number(std::string_view text);

}  // namespace dct::apply
