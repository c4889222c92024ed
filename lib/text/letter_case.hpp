// SPDX-License-Identifier: MIT
#pragma once

/// Upper and lower case in all of Unicode. ascii.hpp is for DNS and grammars;
/// this is for text that a person, or a program written in Python, compares.

#include <optional>
#include <string>
#include <string_view>

namespace dct::text {

/// By the full case mapping of Unicode, in no language's own way: U+0130
/// becomes two code points, a final sigma is one. Text that is not UTF-8 is
/// changed in its ASCII letters only.
std::string lower_case(std::string_view text);
std::string upper_case(std::string_view text);

/// Whether lower_case() might change the text; false for most.
bool may_have_upper_case(std::string_view text);

/// The value of a decimal digit of any script: 3 for U+0663.
std::optional<int> decimal_digit(char32_t c);

}  // namespace dct::text
