// SPDX-License-Identifier: MIT
#include "dns/underscored_names.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/suggest.hpp>

#include <algorithm>
#include <iterator>
#include <string>

#include "dns/embedded_data.hpp"

namespace dct::dns {

// The list is sorted; a line is "_label TYPE".
Underscored underscored_name(std::string_view label, std::string_view type) {
  const std::string begin = text::to_lower(label) + " ";
  const auto* entry = std::lower_bound(std::begin(kUnderscoredNames),
                                       std::end(kUnderscoredNames), begin);
  Underscored result = Underscored::unknown;
  for (; entry != std::end(kUnderscoredNames) && entry->starts_with(begin);
       ++entry) {
    const std::string_view registered = entry->substr(begin.size());
    if (registered == type || registered == "*") {
      return Underscored::registered;
    }
    result = Underscored::other_type;
  }
  return result;
}

std::string_view nearest_underscored_name(std::string_view label) {
  // Of shorter ones every other label is a neighbour.
  constexpr std::size_t kShortest = 5;
  const std::string lower = text::to_lower(label);
  if (lower.size() < kShortest) return {};
  for (const std::string_view entry : kUnderscoredNames) {
    const std::string_view name = entry.substr(0, entry.find(' '));
    const auto [a, b] =
        std::mismatch(lower.begin(), lower.end(), name.begin(), name.end());
    const bool swapped = lower.size() == name.size() && lower.end() - a >= 2 &&
                         a[0] == b[1] && a[1] == b[0] &&
                         std::equal(a + 2, lower.end(), b + 2);
    if (swapped || text::edit_distance(lower, name) == 1) return name;
  }
  return {};
}

}  // namespace dct::dns
