// SPDX-License-Identifier: MIT
#include "apply/reference/reference_number.hpp"

#include <dct/text/ascii.hpp>

#include "apply/whole_number.hpp"
#include "text/letter_case.hpp"
#include "text/utf8.hpp"

namespace dct::apply {

std::optional<std::string> reference_number(std::string_view text,
                                            unsigned base) {
  if (text::is_ascii(text)) return whole_number(text, base);
  std::string ascii;
  while (!text.empty()) {
    const text::CodePoint c = text::decode(text);
    if (const auto digit = text::decimal_digit(c.code); c.is_valid && digit) {
      ascii += static_cast<char>('0' + *digit);
    } else if (c.is_valid && text::is_white_space(c.code)) {
      ascii += ' ';
    } else {
      ascii += text.substr(0, c.bytes);
    }
    text.remove_prefix(c.bytes);
  }
  return whole_number(ascii, base);
}

}  // namespace dct::apply
