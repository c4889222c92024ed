// SPDX-License-Identifier: MIT
#include <dct/text/percent.hpp>

#include <dct/text/ascii.hpp>

namespace dct::text {
namespace {

bool is_unreserved(char c) {
  return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string percent_encode(std::string_view text, std::string_view kept) {
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c) || kept.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += '%' + hex(static_cast<unsigned char>(c), 2);
    }
  }
  return encoded;
}

std::optional<std::string> percent_decode(std::string_view text) {
  if (find_stray_percent(text) != std::string_view::npos) return std::nullopt;
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    decoded +=
        static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    i += 2;
  }
  return decoded;
}

std::size_t find_stray_percent(std::string_view text) {
  for (std::size_t i = text.find('%'); i != std::string_view::npos;
       i = text.find('%', i + 1)) {
    if (i + 2 >= text.size() || hex_value(text[i + 1]) < 0 ||
        hex_value(text[i + 2]) < 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace dct::text
