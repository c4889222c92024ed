// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace dct::apply {

/// Of a record of the zone, whose type is a text.
inline bool is_address(std::string_view type) {
  return type == "A" || type == "AAAA";
}

inline bool is_redirect(std::string_view type) {
  return type == "REDIR301" || type == "REDIR302";
}

}  // namespace dct::apply
