// SPDX-License-Identifier: MIT
#include <dct/request/query.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include <algorithm>

namespace dct::request {

std::string canonical_query(const std::vector<QueryParameter>& parameters) {
  std::vector<QueryParameter> encoded;
  for (const QueryParameter& p : parameters) {
    if (is_signature_parameter(p.name)) continue;
    encoded.push_back(
        {text::percent_encode(p.name), text::percent_encode(p.value)});
  }
  std::stable_sort(encoded.begin(), encoded.end(),
                   [](const QueryParameter& a, const QueryParameter& b) {
                     return a.name < b.name;
                   });
  std::string query;
  for (const QueryParameter& p : encoded) {
    if (!query.empty()) query += '&';
    query += p.name + '=' + p.value;
  }
  return query;
}

std::string signed_part(std::string_view query) {
  std::string rest;
  bool first = true;
  for (const text::QueryPart& part : text::split_query(query)) {
    if (is_signature_parameter(part.name)) continue;
    if (!first) rest += '&';
    rest += part.text;
    first = false;
  }
  return rest;
}

bool is_signature_parameter(std::string_view name) {
  return name == "sig" || name == "key";
}

}  // namespace dct::request
