// SPDX-License-Identifier: MIT
#include "text/mixed_scripts.hpp"

#include <dct/text/ascii.hpp>

#include <string>

#include "text/utf8.hpp"

namespace dct::text {

std::optional<MixedWord> word_of_mixed_scripts(std::string_view text) {
  if (is_ascii(text)) return std::nullopt;
  std::string_view script;
  std::size_t begin = 0;
  std::optional<MixedWord> found;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text.substr(at));
    if (!is_letter(c.code) && c.code != U'-' && c.code != U'\'') {
      if (found) break;
      script = {};
      begin = at + c.bytes;
    }
    const std::string_view here = lookalike_script(c.code);
    if (!here.empty() && !script.empty() && here != script && !found) {
      found = MixedWord{.text = {}, .first = script, .second = here};
    }
    if (script.empty()) script = here;
    at += c.bytes;
    if (found) found->text = text.substr(begin, at - begin);
  }
  return found;
}

}  // namespace dct::text
