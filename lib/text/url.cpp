// SPDX-License-Identifier: MIT

/// The generic syntax of RFC 3986, appendix B. Our own, because what a parser
/// such as libcurl's gives back is repaired and normalised: a signature covers
/// the bytes as they were sent, and a message has to cite them. Splitting at
/// delimiters is all that is left to do.

#include <dct/text/url.hpp>

#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::text {
namespace {

bool equals_lower(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return to_lower(a) == b; });
}

}  // namespace

bool Url::is_http() const {
  return authority &&
         (equals_lower(scheme, "http") || equals_lower(scheme, "https"));
}

bool Url::is_https() const { return is_http() && scheme.size() == 5; }

Url split_url(std::string_view text) {
  Url url;
  if (const std::size_t hash = text.find('#'); hash != text.npos) {
    url.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != text.npos) {
    url.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  const std::size_t end = text.find_first_of(":/");
  if (end != text.npos && end > 0 && text[end] == ':') {
    url.scheme = text.substr(0, end);
    text.remove_prefix(end + 1);
  }
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    url.authority = text.substr(0, text.find('/'));
    text.remove_prefix(url.authority->size());
  }
  url.path = text;
  return url;
}

std::optional<Authority> split_authority(std::string_view authority) {
  Authority parts;
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
    parts.user_info = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  std::size_t end = std::min(authority.find(':'), authority.size());
  if (authority.starts_with('[')) {
    const std::size_t close = authority.find(']');
    if (close == authority.npos) return std::nullopt;
    parts.has_brackets = true;
    parts.host = authority.substr(1, close - 1);
    end = close + 1;
  } else {
    parts.host = authority.substr(0, end);
  }
  parts.rest = authority.substr(end);
  return parts;
}

std::vector<QueryPart> split_query(std::string_view query) {
  std::vector<QueryPart> parts;
  if (query.empty()) return parts;
  for (std::size_t at = 0; at <= query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    QueryPart part{.text = query.substr(at, end - at)};
    const std::size_t equals = part.text.find('=');
    part.name = part.text.substr(0, equals);
    part.has_equals = equals != std::string_view::npos;
    if (part.has_equals) part.value = part.text.substr(equals + 1);
    parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

std::string_view query_of(std::string_view url_or_query) {
  const Url url = split_url(url_or_query);
  if (url.is_http()) return url.query.value_or(std::string_view());
  return url_or_query.substr(url_or_query.starts_with('?') ? 1 : 0);
}

}  // namespace dct::text
