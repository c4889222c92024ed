// SPDX-License-Identifier: MIT
#pragma once

/// One TXT record of a key: `p=1,a=RS256,d=MIIB..`.

#include <dct/diagnostic/problem.hpp>
#include <dct/text/temporary.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace dct::keys {

/// It views its text.
struct KeyFragment {
  std::optional<unsigned> number;
  std::optional<std::string_view> data;
  std::optional<std::string_view> algorithm;
  std::optional<std::string_view> type;
};

/// More than the warnings that the records of one key can have.
inline constexpr std::size_t kMaxProblems = 100;

/// Nothing for a text with another purpose, or one that can't be split.
/// @param problems  those of the text are appended, up to kMaxProblems in all
std::optional<KeyFragment> read_fragment(
    std::string_view text, std::vector<diagnostic::Problem>& problems);
std::optional<KeyFragment> read_fragment(
    text::TemporaryString auto&& text,
    std::vector<diagnostic::Problem>& problems) = delete;

}  // namespace dct::keys
