// SPDX-License-Identifier: MIT

/// Records of one template that the DNS can't hold together.

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <tuple>

#include "apply/resolve.hpp"
#include "apply/same_record.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using zone::RecordView;

/// Whether an address is that of a name server which the template names.
bool names_server(const std::vector<Rendered>& rendered,
                  const RecordView& address, std::string_view domain) {
  const std::string name = dns_owner(address) + "." + text::to_lower(domain);
  return std::any_of(rendered.begin(), rendered.end(), [&](const Rendered& r) {
    return r.type == templates::RecordType::ns && r.record.data == name;
  });
}

/// Whether a type leaves no place for others at its name or below it.
bool is_exclusive(std::string_view type) {
  return type == "CNAME" || type == "NS" || type == "APEXCNAME";
}

}  // namespace

std::optional<std::string> self_conflict(const std::vector<Rendered>& rendered,
                                         std::size_t index,
                                         std::string_view domain) {
  const RecordView last = rendered[index].record;
  for (std::size_t i = 0; i < index; ++i) {
    const RecordView r = rendered[i].record;
    if (!is_exclusive(last.type) && !is_exclusive(r.type)) continue;
    const std::string owner = dns_owner(last);
    const std::string other = dns_owner(r);
    const auto there = [&] {
      return "record " + std::to_string(rendered[i].number) + " writes " +
             std::string(r.type) + " at " + text::quote(other);
    };
    if (owner == other) {
      const bool alias = last.type == "CNAME" || r.type == "CNAME";
      const bool apex = last.type == "APEXCNAME" && r.type == "APEXCNAME";
      if ((alias || apex) && !is_identical(last, r)) {
        return there() + "; an alias has its name for itself";
      }
    }
    for (const auto& [ns, hidden, at, below] :
         {std::tuple(last, r, owner, other),
          std::tuple(r, last, other, owner)}) {
      if (ns.type != "NS" || at == "@") continue;
      if (hidden.type == "NS" && at == below) continue;
      // The signature of the delegation, and the addresses of its servers.
      if (hidden.type == "DS" && at == below) continue;
      if (is_address(hidden.type) && names_server(rendered, hidden, domain)) {
        continue;
      }
      if (at == below || is_below(below, at)) {
        return there() + ", and this is " + std::string(last.type) + " at " +
               text::quote(owner) + "; what a delegation covers is never found";
      }
    }
  }
  return std::nullopt;
}

}  // namespace dct::apply
