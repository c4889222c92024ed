// SPDX-License-Identifier: MIT
#include <dct/request/query.hpp>

#include <dct/text/ascii.hpp>

#include <algorithm>


namespace dct::request {
namespace {

bool is_unreserved(char c) {
  return text::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

bool is_signature(std::string_view name) {
  return name == "sig" || name == "key";
}

}  // namespace

std::string percent_encode(std::string_view text) {
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      encoded += '%' + text::hex(static_cast<unsigned char>(c), 2);
    }
  }
  return encoded;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? text::hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? text::hex_value(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
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

std::string canonical_query(const std::vector<Parameter>& parameters) {
  struct Pair {
    std::string name;
    std::string value;
  };
  std::vector<Pair> pairs;
  for (const Parameter& p : parameters) {
    if (is_signature(p.name)) continue;
    pairs.push_back({percent_encode(p.name), percent_encode(p.value)});
  }
  std::stable_sort(
      pairs.begin(), pairs.end(),
      [](const Pair& a, const Pair& b) { return a.name < b.name; });
  std::string query;
  for (const Pair& p : pairs) {
    if (!query.empty()) query += '&';
    query += p.name + '=' + p.value;
  }
  return query;
}

std::string signed_part(std::string_view query) {
  std::string rest;
  bool first = true;
  for (const QueryPart& part : split_query(query)) {
    if (is_signature(part.name)) continue;
    if (!first) rest += '&';
    rest += part.text;
    first = false;
  }
  return rest;
}

std::string_view query_of(std::string_view url_or_query) {
  const std::string scheme = text::to_lower(url_or_query.substr(0, 8));
  if (!scheme.starts_with("https://") && !scheme.starts_with("http://")) {
    return url_or_query.substr(url_or_query.starts_with('?') ? 1 : 0);
  }
  const std::string_view url = url_or_query.substr(0, url_or_query.find('#'));
  const std::size_t mark = url.find('?');
  return mark == std::string_view::npos ? std::string_view()
                                        : url.substr(mark + 1);
}

}  // namespace dct::request
