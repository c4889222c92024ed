// SPDX-License-Identifier: MIT
#include "text/escape/json_string.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

#include "text/escape/workflow_command.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::text {
namespace {

// Nearly no text has anything to escape.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) {
                       return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
                     }) &&
         text.find(kLogCommand) == text.npos;
}

void append_unit(std::string& out, char32_t unit) {
  out += "\\u" + hex(static_cast<std::uint32_t>(unit), 4);
}

void append_escape(std::string& out, char32_t code) {
  constexpr std::string_view kSpecial = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  const std::size_t at =
      code < 0x80 ? kSpecial.find(static_cast<char>(code)) : kSpecial.npos;
  if (at != kSpecial.npos) {
    out += {'\\', kLetters[at]};
  } else if (code > 0xFFFF) {
    append_unit(out, 0xD800 + ((code - 0x10000) >> 10U));
    append_unit(out, 0xDC00 + ((code - 0x10000) & 0x3FFU));
  } else {
    append_unit(out, code);
  }
}

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode(text);
    const bool command = c.code == '[' && out.ends_with("##");
    if (c.code == '"' || c.code == '\\' || command || is_invisible(c.code)) {
      append_escape(out, c.code);
    } else {
      out += text.substr(0, c.bytes);
    }
    text.remove_prefix(c.bytes);
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  if (is_plain(text)) {
    out += text;
  } else if (is_utf8(text)) {
    append_escaped(out, text);
  } else {
    append_escaped(out, printable(text));
  }
  out += '"';
}

}  // namespace dct::text
