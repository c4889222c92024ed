// SPDX-License-Identifier: MIT
#include "text/escape/markup_text.hpp"

namespace dct::text {

std::string markup_text(std::string_view printable_text) {
  std::string out;
  for (const char c : printable_text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
        break;
    }
  }
  return out;
}

}  // namespace dct::text
