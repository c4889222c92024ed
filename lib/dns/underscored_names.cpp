// SPDX-License-Identifier: MIT
#include "dns/underscored_names.hpp"

#include <dct/text/ascii.hpp>

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

}  // namespace dct::dns
