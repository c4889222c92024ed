// SPDX-License-Identifier: MIT
#include "dns/a_labels.hpp"

#include <idn2.h>
#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

#include "text/quote.hpp"

namespace dct::dns {
namespace {

diagnostic::Result<std::string> to_a_label(const std::string& label) {
  std::uint8_t* ascii = nullptr;
  const int status =
      idn2_lookup_u8(reinterpret_cast<const std::uint8_t*>(label.c_str()),
                     &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const std::unique_ptr<std::uint8_t, decltype(&idn2_free)> owner(ascii,
                                                                  idn2_free);
  if (status == IDN2_OK) return std::string(reinterpret_cast<char*>(ascii));
  return diagnostic::error("name-idn",
                           "the label " + text::quote(label) +
                               " is not a valid internationalized label (" +
                               idn2_strerror(status) + ")");
}

/// Nothing when there is none.
std::optional<std::string> to_u_label(const std::string& lower) {
  char* unicode = nullptr;
  const int status =
      idn2_to_unicode_8z8z(lower.c_str(), &unicode, IDN2_NONTRANSITIONAL);
  const std::unique_ptr<char, decltype(&idn2_free)> owner(unicode, idn2_free);
  if (status != IDN2_OK) return std::nullopt;
  const auto back = to_a_label(unicode);
  if (!back || *back != lower) return std::nullopt;
  return unicode;
}

}  // namespace

bool is_a_label(std::string_view label) {
  return to_u_label(text::to_lower(label)).has_value();
}

std::string to_u_labels(std::string_view name) {
  std::string result;
  bool first = true;
  for (const std::string_view label : text::split(name, '.')) {
    const std::string lower = text::to_lower(label);
    const auto unicode =
        lower.starts_with("xn--") ? to_u_label(lower) : std::nullopt;
    if (!first) result += '.';
    first = false;
    result += unicode ? *unicode : std::string(label);
  }
  return result;
}

diagnostic::Result<std::string> to_a_labels(std::string_view name) {
  std::string result;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t dot = std::min(find_dot(name, at), name.size());
    const std::string_view label = name.substr(at, dot - at);
    if (text::is_ascii(label)) {
      result += label;
    } else {
      const auto ascii = to_a_label(std::string(label));
      if (!ascii) {
        diagnostic::Problem problem = ascii.problems().front();
        problem.place.span = {static_cast<std::uint32_t>(at),
                              static_cast<std::uint32_t>(dot)};
        return problem;
      }
      result += *ascii;
    }
    if (dot < name.size()) result += '.';
    at = dot + 1;
  }
  return result;
}

}  // namespace dct::dns
