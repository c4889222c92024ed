// SPDX-License-Identifier: MIT
#pragma once

/// The difference of two texts, line by line.
///
///   std::cout << dct::text::unified_diff("a\nb\n", "a\nc\n", "web.json");

#include <dct/export.h>

#include <string>
#include <string_view>

namespace dct::text {

/// A unified diff with three lines of context; empty when the texts are equal.
/// @param name  of the file, for the two header lines
DCT_EXPORT std::string unified_diff(std::string_view before,
                                    std::string_view after,
                                    std::string_view name);

}  // namespace dct::text
