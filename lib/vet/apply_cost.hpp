// SPDX-License-Identifier: MIT
#pragma once

/// What one application of a template costs, to bound many of them.

#include <cstddef>

namespace dct::vet {

/// In records of a small template. In a large one each is held against all
/// others, and real templates have far fewer than a thousand.
constexpr std::size_t cost_of(std::size_t records) {
  constexpr std::size_t kFew = 16;
  constexpr std::size_t kMany = 500;
  return records * (1 + records / kFew + records * records / kMany);
}

}  // namespace dct::vet
