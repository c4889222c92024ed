// SPDX-License-Identifier: MIT
#include "request/query_cautions.hpp"

#include <dct/request/query.hpp>

#include "text/quote.hpp"

namespace dct::request {

std::optional<diagnostic::Problem> find_oversize(std::string_view query) {
  if (query.size() <= kMaxQueryBytes) return std::nullopt;
  return diagnostic::error(
      "query-size",
      "the query has " + text::count(query.size(), "byte") +
          "; at most 64 KiB are read, and providers have to accept 8000 only",
      "pass less in it");
}

void add_query_cautions(std::string_view query,
                        std::vector<diagnostic::Problem>& problems) {
  if (signed_part(query).find('+') != std::string::npos) {
    problems.push_back(diagnostic::warning(
        "query-plus",
        "the query has a +, which some read as a space and others as a plus",
        "write %20 for a space and %2B for a plus"));
  }
  if (query.size() > kLongQueryBytes) {
    problems.push_back(diagnostic::warning(
        "query-long",
        "the query has " + text::count(query.size(), "byte") +
            "; providers have to accept 8000 only",
        "pass less in it"));
  }
}

}  // namespace dct::request
