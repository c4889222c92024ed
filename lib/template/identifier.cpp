// SPDX-License-Identifier: MIT
#include "template/identifier.hpp"

#include <dct/template/pattern.hpp>

#include <algorithm>

namespace dct::templates {

bool is_id(std::string_view text) {
  constexpr std::size_t kLongestId = 63;
  return !text.empty() && text.size() <= kLongestId &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c == '.' || is_variable_name(std::string_view(&c, 1));
         });
}

}  // namespace dct::templates
