// SPDX-License-Identifier: MIT
#pragma once

/// Which lines of two texts belong to only one of them.

#include <cstddef>
#include <string_view>
#include <vector>

namespace dct::text {

using Lines = std::vector<std::string_view>;

struct ChangedLines {
  std::vector<bool> removed;  ///< for each line of the first text
  std::vector<bool> added;    ///< for each line of the second text
};

/// The lines that are not marked are the same, in the same order, on both
/// sides. Of texts with few differences no more than needed are marked; the
/// time is bounded by the number of lines, whatever they are.
ChangedLines changed_lines(const Lines& before, const Lines& after);

}  // namespace dct::text
