// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::text {
namespace {

char hex_digit(std::uint32_t value, HexCase letters) {
  const char digit = kHexDigits[value & 0xFU];
  return letters == HexCase::upper ? to_upper(digit) : digit;
}

}  // namespace

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = to_lower(c);
  return lower;
}

std::string to_upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = to_upper(c);
  return upper;
}

bool has_upper(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_upper);
}

bool is_ascii(std::string_view text) {
  // Without a way out early, for the compiler to do many at once.
  char all = 0;
  for (const char c : text) all = static_cast<char>(all | c);
  return is_ascii(all);
}

bool is_all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view trim(std::string_view text, std::string_view characters) {
  const std::size_t first = text.find_first_not_of(characters);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(characters) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string hex(std::uint32_t number, int digits, HexCase letters) {
  std::string result;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
    result += hex_digit(number >> static_cast<unsigned>(shift), letters);
  }
  return result;
}

std::string hex(std::string_view bytes, HexCase letters) {
  std::string result;
  result.reserve(2 * bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    result += hex_digit(byte >> 4U, letters);
    result += hex_digit(byte, letters);
  }
  return result;
}

}  // namespace dct::text
