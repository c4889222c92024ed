// SPDX-License-Identifier: MIT
#pragma once

/// "Did you mean ...?" for a misspelled word.

#include <string>
#include <string_view>
#include <vector>

namespace dct::text {

/// The candidate nearest to a misspelled word; empty when none is near enough
/// to be meant. A third of the letters may be wrong (of a word of three, one);
/// letters of the other case are right.
std::string_view nearest(std::string_view word,
                         const std::vector<std::string_view>& candidates);

/// "did you mean `ttl`?"; empty when no candidate is near enough.
std::string did_you_mean(std::string_view word,
                         const std::vector<std::string_view>& candidates);

}  // namespace dct::text
