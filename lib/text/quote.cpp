// SPDX-License-Identifier: MIT
#include "text/quote.hpp"

#include <dct/text/ascii.hpp>

#include <unictype.h>
#include <unistr.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace dct::text {
namespace {

struct Decoded {
  ucs4_t code = 0;
  std::size_t bytes = 0;  ///< of the source; 1 for a byte that is no UTF-8
  bool valid = false;
};

Decoded decode(std::string_view text) {
  ucs4_t code = 0;
  const int bytes = u8_mbtoucr(
      &code, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  if (bytes <= 0) return {.code = 0, .bytes = 1, .valid = false};
  return {
      .code = code, .bytes = static_cast<std::size_t>(bytes), .valid = true};
}

std::string escape(const Decoded& d, std::string_view bytes) {
  if (!d.valid) return "\\x" + hex(static_cast<unsigned char>(bytes[0]), 2);
  if (!is_invisible(d.code)) return std::string(bytes);
  switch (d.code) {
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    default:
      return d.code > 0xFFFF ? "\\u{" + hex(d.code, 6) + "}"
                             : "\\u" + hex(d.code, 4);
  }
}

// GitHub obeys `##[command]` wherever it stands in a line.
std::string without_commands(std::string text) {
  constexpr std::string_view kCommand = "##[";
  for (std::size_t at = 0; (at = text.find(kCommand, at)) != text.npos;) {
    text.replace(at, kCommand.size(), "##\\u005B");
  }
  return text;
}

// Nothing in it has another form.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c < 0x7F; });
}

// The escaped form of at most `longest` code points; of a longer text the two
// ends, for the end often tells more than the middle.
std::string shortened(std::string_view text, std::size_t longest) {
  if (text.size() <= longest && is_plain(text)) return std::string(text);
  std::vector<std::string> shown;
  std::size_t at = 0;
  // Twice the length is enough to know that the text is too long.
  while (at < text.size() && shown.size() <= longest) {
    const Decoded d = decode(text.substr(at));
    shown.push_back(escape(d, text.substr(at, d.bytes)));
    at += d.bytes;
  }
  std::string result;
  if (at == text.size() && shown.size() <= longest) {
    for (const std::string& s : shown) result += s;
    return result;
  }
  const std::size_t tail_length = longest / 4;
  for (std::size_t i = 0; i + tail_length + 1 < longest; ++i) {
    result += shown[i];
  }
  result += "…";
  std::size_t tail = text.size();
  for (std::size_t i = 0; i < tail_length && tail > 0; ++i) {
    do {
      --tail;
    } while (tail > 0 &&
             (static_cast<unsigned char>(text[tail]) & 0xC0U) == 0x80U);
  }
  while (tail < text.size()) {
    const Decoded d = decode(text.substr(tail));
    result += escape(d, text.substr(tail, d.bytes));
    tail += d.bytes;
  }
  return result;
}

}  // namespace

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFEU) == 0xFFFEU ||
         (c >= 0xE0000 && c <= 0xE007F);
}

std::string quote(std::string_view value, std::size_t longest) {
  return '"' + shorten(value, longest) + '"';
}

std::string shorten(std::string_view value, std::size_t longest) {
  return without_commands(shortened(value, longest));
}

std::string code(std::string_view name) { return '`' + shorten(name) + '`'; }

std::string printable(std::string_view text) {
  if (is_plain(text)) return without_commands(std::string(text));
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text.substr(at));
    result += escape(d, text.substr(at, d.bytes));
    at += d.bytes;
  }
  return without_commands(std::move(result));
}

std::string line_start(std::string printable_text) {
  std::size_t at = 0;
  while (at < printable_text.size()) {
    const Decoded d = decode(std::string_view(printable_text).substr(at));
    if (!d.valid || !uc_is_property_white_space(d.code)) break;
    at += d.bytes;
  }
  if (std::string_view(printable_text).substr(at).starts_with("::")) {
    printable_text.replace(at, 1, "\\u003A");
  }
  return printable_text;
}

std::string count(std::size_t number, std::string_view noun) {
  std::string result = std::to_string(number) + " " + std::string(noun);
  if (number == 1) return result;
  if (noun.ends_with('y')) {
    result.pop_back();
    return result + "ies";
  }
  return result + "s";
}

}  // namespace dct::text
