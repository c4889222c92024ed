// SPDX-License-Identifier: MIT
#include "dns/rdata_text.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::dns {
namespace {

constexpr std::size_t kMaxString = 255;

// Calls with each string of a text; an empty text is one empty string.
template <typename Function>
void for_each_string(std::string_view text, Function function) {
  do {
    const std::size_t length = std::min(text.size(), kMaxString);
    function(text.substr(0, length));
    text.remove_prefix(length);
  } while (!text.empty());
}

}  // namespace

void append_decimal_escape(char byte, std::string& out) {
  const auto code = static_cast<unsigned char>(byte);
  out += '\\';
  out += static_cast<char>('0' + code / 100);
  out += static_cast<char>('0' + code / 10 % 10);
  out += static_cast<char>('0' + code % 10);
}

void append_quoted(std::string_view text, std::string& out) {
  bool first = true;
  for_each_string(text, [&](std::string_view string) {
    out += first ? "\"" : " \"";
    first = false;
    for (const char c : string) {
      if (c == '"' || c == '\\') {
        out += '\\';
        out += c;
      } else if (c >= ' ' && c < 0x7F) {
        out += c;
      } else {
        append_decimal_escape(c, out);
      }
    }
    out += '"';
  });
}

std::string generic_text(std::string_view text) {
  std::string hex;
  for_each_string(text, [&hex](std::string_view string) {
    hex += text::hex(static_cast<std::uint32_t>(string.size()), 2,
                     text::HexCase::lower);
    hex += text::hex(string);
  });
  return "\\# " + std::to_string(hex.size() / 2) + " " + hex;
}

}  // namespace dct::dns
