// SPDX-License-Identifier: MIT
#include "text/letter_case.hpp"

#include <dct/text/ascii.hpp>

#include <unicase.h>
#include <unictype.h>

#include <cstdint>
#include <cstdlib>
#include <memory>

#include "text/utf8.hpp"

namespace dct::text {
namespace {

using Mapping = uint8_t* (*)(const uint8_t*, std::size_t, const char*,
                             uninorm_t, uint8_t*, std::size_t*);

/// Nothing when the text is not UTF-8.
std::optional<std::string> mapped(std::string_view text, Mapping mapping) {
  if (!is_utf8(text)) return std::nullopt;
  struct Free {
    void operator()(uint8_t* bytes) const { std::free(bytes); }
  };
  std::size_t length = 0;
  const std::unique_ptr<uint8_t, Free> bytes(
      mapping(reinterpret_cast<const uint8_t*>(text.data()), text.size(),
              nullptr, nullptr, nullptr, &length));
  if (!bytes) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(bytes.get()), length);
}

}  // namespace

std::string lower_case(std::string_view text) {
  if (is_ascii(text)) return to_lower(text);
  auto lower = mapped(text, u8_tolower);
  return lower ? *std::move(lower) : to_lower(text);
}

std::string upper_case(std::string_view text) {
  if (is_ascii(text)) return to_upper(text);
  auto upper = mapped(text, u8_toupper);
  return upper ? *std::move(upper) : to_upper(text);
}

bool may_have_upper_case(std::string_view text) {
  return has_upper(text) || !is_ascii(text);
}

std::optional<int> decimal_digit(char32_t c) {
  const int value = uc_decimal_value(c);
  if (value < 0) return std::nullopt;
  return value;
}

}  // namespace dct::text
