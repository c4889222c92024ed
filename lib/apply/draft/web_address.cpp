// SPDX-License-Identifier: MIT
#include "apply/draft/web_address.hpp"

#include <dct/dns/address.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/url.hpp>

#include <algorithm>
#include <string>

#include "template/http_url.hpp"

namespace dct::apply {
namespace {

/// A name of at least two labels, the last of which is not a number.
bool is_web_host(std::string_view host) {
  const auto labels = text::split(host, '.');
  if (labels.size() < 2 || labels.back().size() < 2 ||
      text::is_digit(labels.back().back())) {
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
         std::all_of(text.begin() + 1, text.end(), text::is_digit);
}

/// RFC 3986 section 3.3, and what is not ASCII.
bool is_path(std::string_view text) {
  static constexpr std::string_view kOthers = "-_./~%!$&'()*+,;=:@";
  return std::all_of(text.begin(), text.end(), [](char c) {
    return text::is_alnum(c) || !text::is_ascii(c) ||
           kOthers.find(c) != std::string_view::npos;
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

}  // namespace dct::apply
