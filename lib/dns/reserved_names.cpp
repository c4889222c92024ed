// SPDX-License-Identifier: MIT
#include "dns/reserved_names.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace dct::dns {

bool is_reserved_name(std::string_view name) {
  constexpr std::array<std::string_view, 7> kReserved = {
      "example.com", "example.net", "example.org", "example",
      "test",        "invalid",     "localhost"};
  std::string lower = text::to_lower(name);
  if (lower.ends_with('.')) lower.pop_back();
  return std::any_of(kReserved.begin(), kReserved.end(),
                     [&lower](std::string_view reserved) {
                       return lower == reserved ||
                              lower.ends_with("." + std::string(reserved));
                     });
}

}  // namespace dct::dns
