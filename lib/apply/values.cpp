// SPDX-License-Identifier: MIT
#include "apply/values.hpp"

#include <dct/address.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "template/names.hpp"
#include "template/url.hpp"

namespace dct::apply {
namespace {

constexpr std::size_t kMaxName = 253;  // in text, RFC 1035 section 2.3.4
constexpr std::size_t kMaxLabel = 63;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
         c == '-' || c == '_';
}

template <typename Number>
std::optional<Number> whole_number(std::string_view text, int base = 10) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, base);
  if (error != std::errc() || stop != end || text.empty()) return std::nullopt;
  return number;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

/// One to four bytes, those that are missing are 0.
std::optional<std::uint32_t> dotted(std::string_view text) {
  const auto bytes = split(text, '.');
  if (bytes.size() > 4) return std::nullopt;
  std::uint32_t address = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    std::uint32_t byte = 0;
    if (i < bytes.size()) {
      const auto number = reference_number(bytes[i]);
      if (!number || *number < 0 || *number > 255) return std::nullopt;
      byte = static_cast<std::uint32_t>(*number);
    }
    address = address << 8U | byte;
  }
  return address;
}

std::optional<std::uint32_t> reference_ipv4(std::string_view text) {
  if (text.starts_with("0x"))
    return whole_number<std::uint32_t>(text.substr(2), 16);
  if (text.find('.') != std::string_view::npos) return dotted(text);
  const auto number = reference_number(text);
  if (!number || *number < 0 || *number > 0xFFFFFFFFLL) return std::nullopt;
  return *number < 256 ? static_cast<std::uint32_t>(*number) << 24U
                       : static_cast<std::uint32_t>(*number);
}

}  // namespace

std::optional<std::string> owner_mistake(std::string_view owner) {
  if (owner == "@") return std::nullopt;
  const auto defect = find_name_defect(owner, NameUse::host);
  if (!defect) return std::nullopt;
  return defect->message;
}

bool is_reference_name(std::string_view name, bool wildcard, bool final_dot) {
  if (final_dot && name.ends_with('.')) name.remove_suffix(1);
  if (name.size() > kMaxName) return false;
  std::size_t length = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && name[i] != '.') {
      const bool star = name[i] == '*' && wildcard && i == 0 &&
                        (name.size() == 1 || name[1] == '.');
      if (!star && !is_name_character(name[i])) return false;
      ++length;
      continue;
    }
    if (length == 0 || length > kMaxLabel) return false;
    if (name[i - length] == '-' || name[i - 1] == '-') return false;
    length = 0;
  }
  return true;
}

bool is_reference_address(std::string_view text, int family) {
  if (text.find(':') != std::string_view::npos) {
    const auto address = parse_address(text);
    return family == 6 && address && address->family == Family::ipv6;
  }
  if (family == 6) {
    return text.size() == 32 &&
           std::all_of(text.begin(), text.end(), [](char c) {
             return is_digit(c) || (c >= 'a' && c <= 'f') ||
                    (c >= 'A' && c <= 'F');
           });
  }
  const auto slash = text.find('/');
  const auto address = reference_ipv4(text.substr(0, slash));
  if (!address || slash == std::string_view::npos) return address.has_value();
  const auto bits = whole_number<unsigned>(text.substr(slash + 1));
  if (!bits || *bits > 32) return false;
  return *bits == 32 || (*address << *bits) == 0;
}

bool is_web_address(std::string_view text) {
  std::string lower = to_lower(text);
  if (lower.starts_with("ftp://")) lower.replace(0, 3, "http");
  const auto parsed = parse_http_url(lower);
  if (!parsed || parsed->host.empty()) return false;
  if (lower.find(' ') != std::string::npos) return false;
  const std::string& host = parsed->host;
  if (host == "localhost" || parse_address(host)) return true;
  if (host.starts_with('[')) {
    return parse_address(std::string_view(host).substr(1, host.size() - 2))
        .has_value();
  }
  const auto labels = split(host, '.');
  if (labels.size() < 2 || labels.back().size() < 2) return false;
  return std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
    return !label.empty() && label.find_first_of("@:_%*") == label.npos &&
           !label.starts_with('-') && !label.ends_with('-');
  });
}

std::optional<std::int64_t> reference_number(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(kSpace) - first + 1);
  if (text.starts_with('+') && text.size() > 1 && is_digit(text[1])) {
    text.remove_prefix(1);
  }
  return whole_number<std::int64_t>(text);
}

std::string txt_value(std::string_view data) {
  std::string value;
  value.reserve(data.size());
  const bool quoted = data.starts_with('"');
  bool inside = !quoted;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const char c = data[i];
    if (quoted && c == '"') {
      inside = !inside;
    } else if (!inside) {
      // Between two strings there is white space, or this is no list of them.
      if (c != ' ' && c != '\t') return std::string(data);
    } else if (c == '\\' && i + 1 < data.size()) {
      const auto code = i + 3 < data.size() && is_digit(data[i + 1]) &&
                                is_digit(data[i + 2]) && is_digit(data[i + 3])
                            ? whole_number<unsigned>(data.substr(i + 1, 3))
                            : std::nullopt;
      if (code && *code < 256) {
        value += static_cast<char>(*code);
        i += 3;
      } else {
        value += data[++i];
      }
    } else {
      value += c;
    }
  }
  return quoted && inside ? std::string(data) : value;
}

}  // namespace dct::apply
