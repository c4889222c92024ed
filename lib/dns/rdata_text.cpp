// SPDX-License-Identifier: MIT
#include "dns/rdata_text.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::dns {
namespace {

// Calls with each string of a text; an empty text is one empty string.
template <typename Function>
void for_each_string(std::string_view text, Function function) {
  do {
    const std::size_t length = std::min(text.size(), kMaxString);
    function(text.substr(0, length));
    text.remove_prefix(length);
  } while (!text.empty());
}

// The byte that three digits after a backslash mean; -1 if they are not
// three digits up to 255.
int decimal_escape(std::string_view text) {
  if (text.size() < 3 || !text::is_all_digits(text.substr(0, 3))) return -1;
  const int code = (text[0] - '0') * 100 + (text[1] - '0') * 10 + text[2] - '0';
  return code <= 255 ? code : -1;
}

}  // namespace

bool append_unescaped(std::string_view token, std::string& out) {
  if (token.starts_with('"')) token.remove_prefix(1);
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    if (c == '"' && i + 1 == token.size()) break;
    if (c != '\\') {
      out += c;
      continue;
    }
    if (++i == token.size()) return false;
    if (!text::is_digit(token[i])) {
      out += token[i];
      continue;
    }
    const int code = decimal_escape(token.substr(i));
    if (code < 0) return false;
    out += static_cast<char>(code);
    i += 2;
  }
  return true;
}

std::string text_value(std::string_view data) {
  std::string value;
  value.reserve(data.size());
  const bool quoted = data.starts_with('"');
  bool inside = !quoted;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const char c = data[i];
    if (quoted && c == '"') {
      inside = !inside;
    } else if (!inside) {
      // Between two strings there is white space, or this is not a list of
      // them.
      if (c != ' ' && c != '\t') return std::string(data);
    } else if (c == '\\' && i + 1 < data.size()) {
      const int code = decimal_escape(data.substr(i + 1));
      value += code < 0 ? data[i + 1] : static_cast<char>(code);
      i += code < 0 ? 1 : 3;
    } else {
      value += c;
    }
  }
  return quoted && inside ? std::string(data) : value;
}

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
