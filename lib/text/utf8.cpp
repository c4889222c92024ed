// SPDX-License-Identifier: MIT
#include "text/utf8.hpp"

#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace dct::text {
namespace {

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

CodePoint decode(std::string_view text) {
  ucs4_t code = 0;
  const int bytes = u8_mbtoucr(&code, bytes_of(text), text.size());
  if (bytes <= 0) return {.code = 0, .bytes = 1, .is_valid = false};
  return {
      .code = code, .bytes = static_cast<std::size_t>(bytes), .is_valid = true};
}

bool is_utf8(std::string_view text) {
  return u8_check(bytes_of(text), text.size()) == nullptr;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::size_t previous_code_point(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && is_continuation(text[at]));
  return at;
}

std::size_t next_code_point(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && is_continuation(text[at]));
  return at;
}

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFEU) == 0xFFFEU ||
         (c >= 0xE0000 && c <= 0xE007F);
}

bool is_letter(char32_t c) {
  return uc_is_general_category_withtable(
      c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

std::string_view lookalike_script(char32_t c) {
  constexpr std::array<std::string_view, 5> kScripts = {
      "Armenian", "Cherokee", "Cyrillic", "Greek", "Latin"};
  const uc_script_t* script = is_letter(c) ? uc_script(c) : nullptr;
  const auto found = std::find(kScripts.begin(), kScripts.end(),
                               std::string_view(script ? script->name : ""));
  return found == kScripts.end() ? std::string_view() : *found;
}

bool is_white_space(char32_t c) { return uc_is_property_white_space(c); }

std::size_t columns(std::string_view printable_text) {
  return static_cast<std::size_t>(std::max(
      0, u8_width(bytes_of(printable_text), printable_text.size(), "UTF-8")));
}

}  // namespace dct::text
