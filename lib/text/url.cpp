// SPDX-License-Identifier: MIT
#include "text/url.hpp"

#include <dct/dns/address.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "dns/names.hpp"

namespace dct::text {

std::optional<HttpUrl> parse_http_url(std::string_view text) {
  HttpUrl url;
  const std::string scheme = text::to_lower(text.substr(0, 8));
  if (scheme.starts_with("https://")) {
    url.is_https = true;
    text.remove_prefix(8);
  } else if (scheme.starts_with("http://")) {
    text.remove_prefix(7);
  } else {
    return std::nullopt;
  }
  const bool has_blank = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' ||
           c == '"' || c == '\\' || c == 0x7F;
  });
  if (has_blank) return std::nullopt;

  const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
  std::string_view authority = text.substr(0, end);
  url.path = text.substr(end, text.find_first_of("?#", end) - end);
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    authority.remove_prefix(at + 1);
  }
  if (authority.starts_with('[')) {
    const std::size_t close = authority.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    url.host = authority.substr(1, close - 1);
    return dns::parse_address(url.host) ? std::optional(url) : std::nullopt;
  }
  const std::string masked = templates::mask_variables(authority, 'v');
  url.host = authority.substr(0, masked.find(':'));
  if (url.host.empty() ||
      dns::find_name_defect(url.host, dns::NameUse::target)) {
    return std::nullopt;
  }
  return url;
}

}  // namespace dct::text
