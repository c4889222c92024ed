// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include "text/escape/workflow_command.hpp"
#include "text/quote.hpp"

namespace dct::text {

std::string one_line(std::string_view text) {
  return line_start(printable(text));
}

std::string visible(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c >= ' ' && c <= '~') {
      result += c;
    } else {
      result += "\\x" + hex(static_cast<unsigned char>(c), 2);
    }
  }
  return result;
}

}  // namespace dct::text
