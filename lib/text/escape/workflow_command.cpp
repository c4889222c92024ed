// SPDX-License-Identifier: MIT
#include "text/escape/workflow_command.hpp"

#include <dct/text/ascii.hpp>

#include "text/utf8.hpp"

namespace dct::text {
namespace {

std::string percent_encode(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    out += special.find(c) == special.npos
               ? std::string(1, c)
               : "%" + hex(static_cast<unsigned char>(c), 2);
  }
  return out;
}

}  // namespace

std::string without_log_commands(std::string text) {
  for (std::size_t at = 0; (at = text.find(kLogCommand, at)) != text.npos;) {
    text.replace(at, kLogCommand.size(), "##\\u005B");
  }
  return text;
}

std::string line_start(std::string printable_text) {
  std::string_view rest = printable_text;
  while (!rest.empty()) {
    const CodePoint c = decode(rest);
    if (!c.is_valid || !is_white_space(c.code)) break;
    rest.remove_prefix(c.bytes);
  }
  if (rest.starts_with("::")) {
    printable_text.replace(printable_text.size() - rest.size(), 1, "\\u003A");
  }
  return printable_text;
}

// The runner decodes just these, in data and in properties.
std::string workflow_data(std::string_view printable_text) {
  return percent_encode(printable_text, "%\r\n");
}
std::string workflow_property(std::string_view printable_text) {
  return percent_encode(printable_text, "%\r\n:,");
}

}  // namespace dct::text
