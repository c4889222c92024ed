// SPDX-License-Identifier: MIT

/// IANA's lists, as data: one entry a line, sorted.

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>

#include "dns/embedded_data.hpp"
#include "dns/names.hpp"
#include "dns/record_type_registry.hpp"
#include "dns/underscored_names.hpp"

namespace dct::dns {

// A line is "_label TYPE".
Underscored underscored_name(std::string_view label, std::string_view type) {
  const std::string begin = text::to_lower(label) + " ";
  auto entry = std::lower_bound(std::begin(kUnderscoredNames),
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

bool is_registered_type(std::string_view mnemonic) {
  return std::binary_search(std::begin(kRecordTypes), std::end(kRecordTypes),
                            mnemonic);
}

bool is_numbered_type(std::string_view mnemonic) {
  if (!mnemonic.starts_with("TYPE")) return false;
  mnemonic.remove_prefix(4);
  std::uint16_t number = 0;
  const char* end = mnemonic.data() + mnemonic.size();
  const auto [rest, failed] = std::from_chars(mnemonic.data(), end, number);
  return failed == std::errc() && rest == end &&
         (mnemonic.size() == 1 || !mnemonic.starts_with('0'));
}

}  // namespace dct::dns
