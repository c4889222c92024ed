// SPDX-License-Identifier: MIT
#include "apply/draft/rendered.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <utility>

namespace dct::apply {

bool is_active(const templates::Record& record,
               std::span<const std::string> groups) {
  if (groups.empty() || !record[templates::Property::group_id]) return true;
  return std::find(groups.begin(), groups.end(), record.group()) !=
         groups.end();
}

void add_redirect_addresses(const Request& request, const Rendered& redirect,
                            std::vector<Rendered>& rendered) {
  for (const RedirectAddress& a : request.redirect_addresses) {
    Rendered address{
        .type = templates::record_type_named(text::to_upper(a.type)),
        .number = redirect.number};
    address.record.owner = redirect.record.owner;
    address.record.type = text::to_upper(a.type);
    address.record.ttl = a.ttl;
    address.record.data = text::to_lower(a.address);
    rendered.push_back(std::move(address));
  }
}

}  // namespace dct::apply
