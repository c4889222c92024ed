// SPDX-License-Identifier: MIT
#include "text/quote.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <vector>

#include "text/escape/workflow_command.hpp"
#include "text/utf8.hpp"

namespace dct::text {
namespace {

std::string escape(const CodePoint& c, std::string_view bytes) {
  if (!c.is_valid) return "\\x" + hex(static_cast<unsigned char>(bytes[0]), 2);
  if (!is_invisible(c.code)) return std::string(bytes);
  switch (c.code) {
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    default:
      return c.code > 0xFFFF ? "\\u{" + hex(c.code, 6) + "}"
                             : "\\u" + hex(c.code, 4);
  }
}

// Takes the first code point of `text` off, and gives it escaped.
std::string take_escaped(std::string_view& text) {
  const CodePoint c = decode(text);
  std::string shown = escape(c, text.substr(0, c.bytes));
  text.remove_prefix(c.bytes);
  return shown;
}

std::string all_escaped(std::string_view text) {
  std::string result;
  while (!text.empty()) result += take_escaped(text);
  return result;
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
  std::string_view rest = text;
  // One more than fits is enough to know that the text is too long.
  while (!rest.empty() && shown.size() <= longest) {
    shown.push_back(take_escaped(rest));
  }
  std::string result;
  if (rest.empty() && shown.size() <= longest) {
    for (const std::string& s : shown) result += s;
    return result;
  }
  const std::size_t tail_length = longest / 4;
  for (std::size_t i = 0; i + tail_length + 1 < longest; ++i) {
    result += shown[i];
  }
  std::size_t tail = text.size();
  for (std::size_t i = 0; i < tail_length && tail > 0; ++i) {
    tail = previous_code_point(text, tail);
  }
  return result + "…" + all_escaped(text.substr(tail));
}

}  // namespace

std::string quote(std::string_view value, std::size_t longest) {
  return '"' + shorten(value, longest) + '"';
}

std::string shorten(std::string_view value, std::size_t longest) {
  return without_log_commands(shortened(value, longest));
}

std::string code(std::string_view name) { return '`' + shorten(name) + '`'; }

std::string printable(std::string_view text) {
  return without_log_commands(is_plain(text) ? std::string(text)
                                             : all_escaped(text));
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
