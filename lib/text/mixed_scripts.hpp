// SPDX-License-Identifier: MIT
#pragma once

/// Words that can be taken for another: letters of two scripts that look alike.

#include <optional>
#include <string_view>

namespace dct::text {

struct MixedWord {
  std::string_view text{};
  std::string_view first{};   ///< "Latin"
  std::string_view second{};  ///< "Cyrillic"
};

/// The first word of a text that has letters of two of the scripts Latin,
/// Cyrillic, Greek, Armenian and Cherokee, whose letters look alike. Japanese
/// and Korean mix scripts as a rule, and are none of them.
std::optional<MixedWord> word_of_mixed_scripts(std::string_view text);

}  // namespace dct::text
