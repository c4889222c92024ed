// SPDX-License-Identifier: MIT
#include "cli/secrets.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/base64.hpp>

#include <string>

namespace dct::tools {
namespace {

constexpr std::size_t kLargestKey = std::size_t{64} << 10U;

/// Whether bytes are a DER SEQUENCE that begins with a version of 0 or 1, as
/// PKCS#8, PKCS#1 and SEC 1 begin a private key and nothing else that people
/// have in a file: public keys and certificates begin with another SEQUENCE,
/// or with a number of 2048 bits.
bool is_private_der(std::string_view der) {
  const auto byte = [der](std::size_t at) -> unsigned {
    return at < der.size() ? static_cast<unsigned char>(der[at]) : 0U;
  };
  constexpr unsigned kSequence = 0x30;
  constexpr unsigned kInteger = 0x02;
  constexpr unsigned kLongForm = 0x80;
  const unsigned length = byte(1);
  const std::size_t at = 2 + (length > kLongForm ? length - kLongForm : 0);
  return byte(0) == kSequence && byte(at) == kInteger && byte(at + 1) == 1 &&
         byte(at + 2) <= 1;
}

}  // namespace

bool holds_private_key(std::string_view text) {
  text = text.substr(0, kLargestKey);
  constexpr std::string_view kBase64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= "
      "\t\r\n";
  constexpr std::size_t kShortestKey = 48;
  constexpr std::size_t kEnough = 16;  // digits, for is_private_der()
  if (text.find("PRIVATE KEY-----") != std::string_view::npos) return true;
  if (text.size() < kShortestKey ||
      text.find_first_not_of(kBase64) != std::string_view::npos) {
    return false;
  }
  std::string digits;
  for (const char c : text) {
    if (digits.size() < kEnough &&
        text::kWhiteSpace.find(c) == std::string_view::npos)
      digits += c;
  }
  const auto begin = text::from_base64_any_bits(digits);
  return begin && is_private_der(*begin);
}

}  // namespace dct::tools
