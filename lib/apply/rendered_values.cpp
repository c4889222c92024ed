// SPDX-License-Identifier: MIT
#include "apply/rendered_values.hpp"

#include <dct/dns/address.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/url.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "dns/domain_name.hpp"
#include "template/http_url.hpp"

namespace dct::apply {
namespace {

constexpr std::size_t kMaxName = 253;  // in text, RFC 1035 section 2.3.4
constexpr std::size_t kMaxLabel = 63;

using text::is_digit;

bool is_name_character(char c) {
  return text::is_alnum(c) || c == '-' || c == '_';
}

template <typename Number>
std::optional<Number> whole_number(std::string_view text, int base = 10) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, base);
  if (error != std::errc() || stop != end || text.empty()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<std::string> owner_mistake(std::string_view owner) {
  if (owner == "@") return std::nullopt;
  const auto defect = dns::check_name(owner, dns::NameUse::host);
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

namespace {

/// A name of at least two labels, the last of which is no number.
bool is_web_host(std::string_view host) {
  const auto labels = text::split(host, '.');
  if (labels.size() < 2 || labels.back().size() < 2 ||
      is_digit(labels.back().back())) {
    return false;
  }
  return std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
    return !label.empty() && label.find_first_of("@:_%*") == label.npos &&
           !label.starts_with('-') && !label.ends_with('-');
  });
}

/// `:` and up to five digits, or nothing.
bool is_port(std::string_view text) {
  if (text.empty()) return true;
  return text.size() >= 2 && text.size() <= 6 &&
         std::all_of(text.begin() + 1, text.end(), is_digit);
}

/// RFC 3986 section 3.3, and what is not ASCII.
bool is_path(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (is_name_character(c) || static_cast<unsigned char>(c) >= 0x80 ||
            std::string_view("./~%!$&'()*+,;=:@").find(c) !=
                std::string_view::npos);
  });
}

}  // namespace

bool is_web_address(std::string_view text) {
  std::string lower = text::to_lower(text);
  if (lower.starts_with("ftp://")) lower.replace(0, 3, "http");
  const auto parsed = templates::parse_http_url(lower);
  if (!parsed || !is_path(parsed->path)) return false;
  const auto authority =
      text::split_authority(*text::split_url(lower).authority);
  const auto& user = authority->user_info;
  if (user && (user->empty() || !is_path(*user))) return false;
  if (!is_port(authority->rest)) return false;
  const std::string& host = parsed->host;
  return authority->has_brackets || host == "localhost" ||
         dns::parse_address(host) || is_web_host(host);
}

std::optional<std::string> reference_digits(std::string_view text,
                                            unsigned base) {
  constexpr std::string_view kSpace = " \t\r\n\f\v\x1c\x1d\x1e\x1f";
  constexpr std::size_t kMaxDigits = 4300;  // Python's own limit
  text = text::trim(text, kSpace);
  if (text.empty()) return std::nullopt;
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

std::optional<std::int64_t> reference_number(std::string_view text) {
  const auto digits = reference_digits(text, 10);
  if (!digits) return std::nullopt;
  return whole_number<std::int64_t>(*digits);
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
