// SPDX-License-Identifier: MIT
#include "template/http_url.hpp"

#include <dct/dns/address.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/url.hpp>

#include <algorithm>

#include "template/host_name.hpp"

namespace dct::templates {
namespace {

/// No URL has these, not even in a query.
bool has_forbidden_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' ||
           c == '"' || c == '\\' || c == 0x7F;
  });
}

}  // namespace

std::optional<HttpUrl> parse_http_url(std::string_view text) {
  const text::Url url = text::split_url(text);
  if (!url.is_http() || has_forbidden_character(text)) return std::nullopt;
  // A colon inside a variable does not begin a port.
  const std::string masked = mask_variables(*url.authority, 'v');
  const auto parts = text::split_authority(masked);
  if (!parts) return std::nullopt;
  const auto begin =
      static_cast<std::size_t>(parts->host.data() - masked.data());
  HttpUrl result{
      .is_https = url.is_https(),
      .host = std::string(url.authority->substr(begin, parts->host.size())),
      .path = std::string(url.path)};
  const bool valid =
      parts->has_brackets
          ? dns::parse_address(result.host).has_value()
          : !result.host.empty() &&
                !templates::check_name(result.host, dns::NameUse::target);
  return valid ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace dct::templates
