// SPDX-License-Identifier: MIT
#include "apply/reference/reference_values.hpp"

#include <dct/text/ascii.hpp>

#include "dns/domain_name.hpp"

namespace dct::apply {

bool is_reference_name(std::string_view name, bool wildcard, bool final_dot) {
  if (final_dot && name.ends_with('.')) name.remove_suffix(1);
  if (name.size() > dns::kMaxName) return false;
  std::size_t length = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && name[i] != '.') {
      const char c = name[i];
      const bool star = c == '*' && wildcard && i == 0 &&
                        (name.size() == 1 || name[1] == '.');
      if (!star && !text::is_alnum(c) && c != '-' && c != '_') return false;
      ++length;
      continue;
    }
    if (length == 0 || length > dns::kMaxLabel) return false;
    if (name[i - length] == '-' || name[i - 1] == '-') return false;
    length = 0;
  }
  return true;
}

}  // namespace dct::apply
