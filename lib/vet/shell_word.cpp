// SPDX-License-Identifier: MIT
#include "vet/shell_word.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::vet {

std::string shell_word(std::string_view text) {
  constexpr std::string_view kPlain = "._-/=:%@,+";
  const bool is_plain =
      !text.empty() && std::all_of(text.begin(), text.end(), [&kPlain](char c) {
        return text::is_alnum(c) || kPlain.find(c) != std::string_view::npos;
      });
  if (is_plain) return std::string(text);
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += R"('\'')";
    } else {
      word += c;
    }
  }
  return word + "'";
}

}  // namespace dct::vet
