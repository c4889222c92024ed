// SPDX-License-Identifier: MIT

/// Our own, because the decoders of OpenSSL and others accept several texts
/// for the same bytes, and because reports need base64 where the library is
/// built without OpenSSL.

#include <dct/text/base64.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

namespace dct::text {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t kNoDigit = 255;

constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoDigit);
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    values[static_cast<unsigned char>(kDigits[i])] =
        static_cast<std::uint8_t>(i);
  }
  return values;
}();

std::uint32_t byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (; !bytes.empty();
       bytes.remove_prefix(std::min<std::size_t>(3, bytes.size()))) {
    const std::uint32_t bits = byte(bytes[0]) << 16U |
                               (bytes.size() > 1 ? byte(bytes[1]) << 8U : 0U) |
                               (bytes.size() > 2 ? byte(bytes[2]) : 0U);
    text += kDigits[bits >> 18U];
    text += kDigits[bits >> 12U & 63U];
    text += bytes.size() > 1 ? kDigits[bits >> 6U & 63U] : '=';
    text += bytes.size() > 2 ? kDigits[bits & 63U] : '=';
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  auto bytes = from_base64_any_bits(text);
  if (bytes && to_base64(*bytes) != text) bytes.reset();
  return bytes;
}

std::optional<std::string> from_base64_any_bits(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding =
      text.ends_with("==") ? 2 : (text.ends_with('=') ? 1 : 0);
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  unsigned held = 0;  // how many of them are not written yet
  for (const char c : text.substr(0, text.size() - padding)) {
    const std::uint8_t value = kValues[static_cast<unsigned char>(c)];
    if (value == kNoDigit) return std::nullopt;
    bits = bits << 6U | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 255U);
  }
  return bytes;
}

}  // namespace dct::text
