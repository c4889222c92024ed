// SPDX-License-Identifier: MIT
#include "rules/shared/metadata.hpp"

#include <dct/template/pattern.hpp>

#include <algorithm>

#include "text/quote.hpp"

namespace dct::rules {

bool has_named_variable(std::string_view text) {
  const templates::Pieces pieces(text);
  return std::any_of(
      pieces.begin(), pieces.end(), [](const templates::Piece& p) {
        return p.is_variable && templates::is_variable_name(p.text);
      });
}

std::string has_characters(json::Value text, std::size_t number) {
  return text::code(text.key()) + " has " + std::to_string(number) +
         " characters";
}

}  // namespace dct::rules
