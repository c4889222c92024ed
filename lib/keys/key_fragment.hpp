// SPDX-License-Identifier: MIT
#pragma once

/// One TXT record of a key: `p=1,a=RS256,d=MIIB..`.

#include <dct/keys/key.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace dct::keys {

/// It views its text.
struct Fragment {
  std::optional<unsigned> number;
  std::optional<std::string_view> data;
  std::optional<std::string_view> algorithm;
  std::optional<std::string_view> type;
};

/// More than the warnings that the records of one key can have.
inline constexpr std::size_t kMaxMistakes = 100;

/// Nothing for a text of another purpose, or one that can't be split.
/// @param problems  what is wrong with it is added; kMaxMistakes of it
std::optional<Fragment> read_fragment(
    std::string_view text, std::vector<diagnostic::Problem>& problems);

}  // namespace dct::keys
