// SPDX-License-Identifier: MIT
#pragma once

/// The word that was meant.
///
///   const std::string hint = dct::text::did_you_mean("colour", {"color"});
///   if (!hint.empty()) std::cerr << hint << '\n';

#include <dct/export.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dct::text {

/// The candidate that is nearest to a misspelled word; empty when none is near
/// enough to be meant. A third of the letters may be wrong (of a word of three,
/// one); letters of the other case are right.
DCT_EXPORT std::string_view nearest(
    std::string_view word, const std::vector<std::string_view>& candidates);

/// How many letters have to be changed, added or removed (Levenshtein).
DCT_EXPORT std::size_t edit_distance(std::string_view a, std::string_view b);

/// "did you mean `color`?"; empty when nothing is near.
DCT_EXPORT std::string did_you_mean(
    std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace dct::text
