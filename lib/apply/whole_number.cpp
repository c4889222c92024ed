// SPDX-License-Identifier: MIT
#include "apply/whole_number.hpp"

#include <dct/text/ascii.hpp>

#include <charconv>

namespace dct::apply {

std::optional<std::string> whole_number(std::string_view text, unsigned base) {
  constexpr std::string_view kSpace = " \t\r\n\f\v\x1c\x1d\x1e\x1f";
  constexpr std::size_t kMaxDigits = 4300;  // Python's own limit
  text = text::trim(text, kSpace);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const bool prefixed =
      base == 16 && (text.starts_with("0x") || text.starts_with("0X"));
  if (prefixed) text.remove_prefix(2);
  if (text.size() > 2 * kMaxDigits) return std::nullopt;
  std::string digits;
  bool underscore_fits = prefixed;
  bool ends_well = false;
  for (const char c : text) {
    if (c == '_' && underscore_fits) {
      underscore_fits = ends_well = false;
      continue;
    }
    const int value = text::hex_value(c);
    if (value < 0 || value >= static_cast<int>(base)) return std::nullopt;
    underscore_fits = ends_well = true;
    if (c != '0' || !digits.empty()) digits += text::to_lower(c);
  }
  if (!ends_well || digits.size() > kMaxDigits) return std::nullopt;
  if (digits.empty()) return "0";
  return negative ? "-" + digits : digits;
}

std::optional<std::int64_t> small_whole_number(std::string_view text) {
  const auto digits = whole_number(text, 10);
  if (!digits) return std::nullopt;
  std::int64_t number = 0;
  const char* end = digits->data() + digits->size();
  const auto [stop, failed] = std::from_chars(digits->data(), end, number);
  if (failed != std::errc() || stop != end) return std::nullopt;
  return number;
}

}  // namespace dct::apply
