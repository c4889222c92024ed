// SPDX-License-Identifier: MIT

// What the reference library takes for one address: a network or a range of a
// single address is one, too, and so are several spellings of numbers. It is
// the grammar of the Python library IPy, written down from what it accepts: a
// text is an address, an address with the prefix length or the netmask of a
// network of one, or the same address twice with a hyphen. An address is dotted
// with one to four bytes (those that are missing are 0), colons with at most
// one `::`, or a single number, decimal or with 0x, whose size decides the
// family. Numbers are read as Python reads them.

#include "apply/reference/reference_address.hpp"

#include <dct/text/ascii.hpp>

#include <optional>
#include <vector>

#include "apply/reference/reference_number.hpp"
#include "text/utf8.hpp"

namespace dct::apply {
namespace {

__extension__ using Bits = unsigned __int128;

struct ParsedAddress {
  Bits value = 0;
  int family = 4;
};

constexpr Bits kMaxIpv4 = 0xFFFFFFFF;

std::optional<Bits> number(std::string_view text, unsigned base) {
  const auto digits = reference_number(text, base);
  if (!digits || digits->starts_with('-')) return std::nullopt;
  Bits value = 0;
  for (const char c : *digits) {
    const unsigned digit =
        static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    if (value > (~Bits{0} - digit) / base) return std::nullopt;
    value = value * base + digit;
  }
  return value;
}

/// One to four bytes, those that are missing are 0.
std::optional<ParsedAddress> dotted(std::string_view text) {
  const auto bytes = text::split(text, '.');
  if (bytes.size() > 4) return std::nullopt;
  Bits address = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto byte =
        i < bytes.size() ? number(bytes[i], 10) : std::optional<Bits>(0);
    if (!byte || *byte > 255) return std::nullopt;
    address = address << 8U | *byte;
  }
  return ParsedAddress{address, 4};
}

std::optional<ParsedAddress> single(std::string_view text);

/// Up to eight groups between colons, one `::` among them.
std::optional<ParsedAddress> colons(std::string_view text) {
  const auto gap = text.find("::");
  std::vector<std::string_view> groups;
  std::size_t before_gap = 0;
  if (gap == std::string_view::npos) {
    groups = text::split(text, ':');
  } else {
    const std::string_view head = text.substr(0, gap);
    const std::string_view tail = text.substr(gap + 2);
    if (!head.empty()) groups = text::split(head, ':');
    before_gap = groups.size();
    if (!tail.empty()) {
      const auto rest = text::split(tail, ':');
      groups.insert(groups.end(), rest.begin(), rest.end());
    }
  }
  std::vector<Bits> values;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool last = i + 1 == groups.size();
    if (last && groups[i].find('.') != std::string_view::npos) {
      if (gap != std::string_view::npos && before_gap == groups.size()) {
        return std::nullopt;
      }
      const auto ipv4 = single(groups[i]);
      if (!ipv4 || ipv4->value > kMaxIpv4) return std::nullopt;
      values.push_back(ipv4->value >> 16U);
      values.push_back(ipv4->value & 0xFFFFU);
      continue;
    }
    const auto value = number(groups[i], 16);
    if (!value || *value > 0xFFFF) return std::nullopt;
    values.push_back(*value);
  }
  if (gap != std::string_view::npos) {
    if (values.size() >= 8) return std::nullopt;
    values.insert(values.begin() + static_cast<std::ptrdiff_t>(before_gap),
                  8 - values.size(), 0);
  }
  if (values.size() != 8) return std::nullopt;
  Bits address = 0;
  for (const Bits value : values) address = address << 16U | value;
  return ParsedAddress{address, 6};
}

ParsedAddress by_size(Bits value) { return {value, value <= kMaxIpv4 ? 4 : 6}; }

std::optional<ParsedAddress> single(std::string_view text) {
  const auto hexadecimal = number(text, 16);
  if (text.starts_with("0x") && hexadecimal) return by_size(*hexadecimal);
  if (text.find(':') != std::string_view::npos) return colons(text);
  if (text::count_code_points(text) == 32 && hexadecimal)
    return ParsedAddress{*hexadecimal, 6};
  const auto decimal = number(text, 10);
  if (text.find('.') != std::string_view::npos || (decimal && *decimal < 256)) {
    return dotted(text);
  }
  if (!decimal) return std::nullopt;
  return by_size(*decimal);
}

bool is_one(std::string_view text, int family) {
  const auto address = single(text);
  return address && address->family == family;
}

/// Whether what follows the slash is the length, or the netmask, of a network
/// of one address.
bool is_whole_length(std::string_view text, int family) {
  if (text.find('.') == std::string_view::npos) {
    return number(text, 10) == Bits{family == 4 ? 32U : 128U};
  }
  const auto netmask = single(text);
  return family == 4 && netmask && netmask->family == 4 &&
         netmask->value == kMaxIpv4;
}

/// FIRST-LAST, which is one network of one address.
bool is_range(std::string_view first, std::string_view last) {
  const auto from = single(first);
  const auto to = single(last);
  return from && to && from->family == 4 && to->family == 4 &&
         from->value == to->value;
}

}  // namespace

bool is_reference_address(std::string_view text, int family) {
  const auto dash = text.find('-');
  if (dash != std::string_view::npos) {
    return family == 4 && is_range(text.substr(0, dash), text.substr(dash + 1));
  }
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return is_one(text, family);
  return is_one(text.substr(0, slash), family) &&
         is_whole_length(text.substr(slash + 1), family);
}

}  // namespace dct::apply
