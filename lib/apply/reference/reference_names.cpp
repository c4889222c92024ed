// SPDX-License-Identifier: MIT

// The library checks labels with a regular expression that ignores case and is
// aware of Unicode. So what it takes for a digit is any decimal digit, what it
// takes for a letter are A to Z and the four characters that one of these
// becomes in the other case, and its `$` matches before a line feed at the end
// of a label. It looks for the domain at the end of an absolute name without
// the dot between the labels: that is why `notexample.com.` becomes `no`.

#include "apply/reference/reference_names.hpp"

#include <dct/text/ascii.hpp>

#include "text/letter_case.hpp"
#include "text/utf8.hpp"

namespace dct::apply {
namespace {

constexpr std::size_t kMaxName = 253;
constexpr std::size_t kMaxLabel = 63;

bool is_label_character(char32_t c) {
  constexpr char32_t kAscii = 0x80;
  if (c < kAscii) {
    const char ascii = static_cast<char>(c);
    return text::is_alnum(ascii) || ascii == '-' || ascii == '_';
  }
  return c == 0x130 || c == 0x131 || c == 0x17F || c == 0x212A ||
         text::decimal_digit(c).has_value();
}

bool is_label(std::string_view label) {
  if (label.ends_with('\n')) label.remove_suffix(1);
  if (label.empty() || label.front() == '-' || label.back() == '-') {
    return false;
  }
  std::size_t length = 0;
  while (!label.empty()) {
    const text::CodePoint c = text::decode(label);
    if (!c.is_valid || !is_label_character(c.code)) return false;
    label.remove_prefix(c.bytes);
    ++length;
  }
  return length <= kMaxLabel;
}

bool is_name_of(std::string_view name) {
  while (true) {
    const std::size_t dot = name.find('.');
    if (!is_label(name.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    name.remove_prefix(dot + 1);
  }
}

/// A name with a final dot, as it is below the domain; "@" for the domain.
std::string below_domain(std::string_view name, std::string_view domain) {
  std::string_view relative = name.substr(0, name.size() - 1);
  if (relative == domain) return "@";
  if (!relative.ends_with(domain)) return std::string(name);
  relative.remove_suffix(domain.size());
  // Whatever it is: a dot, or the end of another label.
  return std::string(
      relative.substr(0, text::previous_code_point(relative, relative.size())));
}

std::string below_host(std::string_view name, std::string_view host) {
  std::string full(name);
  if (!host.empty()) full.append(".").append(host);
  return full;
}

std::string wildcard_owner(std::string_view rest, std::string_view host,
                           std::string_view domain) {
  constexpr std::string_view kWildcard = "*";
  if (!rest.ends_with('.')) {
    return below_host("*." + std::string(rest), host);
  }
  const std::string name = below_domain(rest, domain);
  // Not even an absolute one leaves the host.
  if (name.empty() || name == "@") return below_host(kWildcard, host);
  return "*." + name;
}

}  // namespace

bool is_reference_name(std::string_view name) {
  return text::count_code_points(name) <= kMaxName && is_name_of(name);
}

bool is_reference_target(std::string_view name) {
  if (text::count_code_points(name) > kMaxName) return false;
  if (name.ends_with('.')) name.remove_suffix(1);
  return is_name_of(name);
}

bool is_reference_wildcard_name(std::string_view name) {
  if (name == "*") return true;
  if (name.starts_with("*.")) name.remove_prefix(2);
  return is_reference_name(name);
}

std::string reference_owner(std::string_view text, std::string_view host,
                            std::string_view domain) {
  if (text.empty() || text == "@")
    return std::string(host.empty() ? "@" : host);
  if (text.starts_with("*.")) {
    return wildcard_owner(text.substr(2), host, domain);
  }
  if (text.ends_with('.')) return below_domain(text, domain);
  return below_host(text, host);
}

}  // namespace dct::apply
