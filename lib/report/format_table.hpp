// SPDX-License-Identifier: MIT
#pragma once

/// What all tables of formats share: a row has the name of its format.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace dct::report {

/// Whether row N is that of enumerator N.
template <typename Row, std::size_t N>
constexpr bool is_in_order(const std::array<Row, N>& table) {
  for (std::size_t i = 0; i < N; ++i) {
    if (static_cast<std::size_t>(table[i].format) != i) return false;
  }
  return true;
}

/// The row of that name; null if there is none.
template <typename Row, std::size_t N>
const Row* find_format(const std::array<Row, N>& table, std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(),
                   [name](const Row& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace dct::report
