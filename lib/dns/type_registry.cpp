// SPDX-License-Identifier: MIT
#include "dns/type_registry.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>

#include "dns/embedded_data.hpp"
#include "dns/rare_rdata.hpp"

namespace dct::dns {
namespace {

// Nearly every record of a zone: they need not be looked up.
constexpr std::array<std::string_view, 8> kFrequent = {
    "A", "AAAA", "CNAME", "MX", "NS", "SRV", "TXT", "CAA"};

// The number after "TYPE", leading zeros allowed; 0 for what is not from 1 to
// 65535.
std::uint16_t number_in(std::string_view digits) {
  std::uint16_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, failed] = std::from_chars(digits.data(), end, number);
  return failed == std::errc() && rest == end ? number : 0;
}

}  // namespace

bool is_registered_type(std::string_view mnemonic) {
  return std::binary_search(std::begin(kRecordTypes), std::end(kRecordTypes),
                            mnemonic);
}

bool is_numbered_type(std::string_view mnemonic) {
  if (!mnemonic.starts_with("TYPE")) return false;
  mnemonic.remove_prefix(4);
  return mnemonic == "0" || (!mnemonic.starts_with('0') && number_in(mnemonic));
}

std::string type_name(std::string_view type) {
  constexpr std::size_t kLongest = 20;
  if (std::find(kFrequent.begin(), kFrequent.end(), type) != kFrequent.end()) {
    return std::string(type);
  }
  if (type.empty() || type.size() > kLongest) return {};
  const std::string upper = text::to_upper(type);
  const std::string_view digits = std::string_view(upper).substr(
      upper.starts_with("TYPE") ? 4 : upper.size());
  if (text::is_all_digits(digits)) {
    const std::uint16_t number = digits.size() > 5 ? 0 : number_in(digits);
    if (number == 0) return {};
    const std::string_view known = mnemonic_of(number);
    return known.empty() ? "TYPE" + std::to_string(number) : std::string(known);
  }
  const std::uint16_t number = number_of(upper);
  // 128 to 255 ask questions, and 41, OPT, belongs to a message (RFC 6895).
  if (number == 0 || (number >= 128 && number <= 255) || number == 41) {
    return {};
  }
  return std::string(mnemonic_of(number));
}

}  // namespace dct::dns
