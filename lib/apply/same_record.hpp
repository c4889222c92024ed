// SPDX-License-Identifier: MIT
#pragma once

/// When two records are the same, and which name a record has in the DNS.

#include <dct/dns/owner_name.hpp>
#include <dct/zone/zone.hpp>

#include <string>
#include <string_view>

namespace dct::apply {

/// The text of a TXT record, also if the zone has it in quotation marks.
std::string text_of(const zone::RecordView& z);

/// Owner, type and RDATA (draft-05 section 10.4.1.3): names without regard to
/// case and final dot, addresses and texts by what they mean.
bool is_identical(const zone::RecordView& a, const zone::RecordView& b);

/// The name that an SRV record has in the DNS: "_sip._tcp.www". That of any
/// other record is its owner.
std::string dns_owner(const zone::RecordView& record);

/// Calls for every record whose name in the DNS is `owner`.
template <typename Function>
void for_each_at(const zone::Zone& zone, std::string_view owner,
                 Function call) {
  for (const zone::RecordView& z : zone.find(owner)) {
    if (z.service.empty()) call(z);
  }
  if (!owner.starts_with('_')) return;
  // The zone keeps an SRV record of that name two labels above.
  const std::string_view protocol = dns::parent(owner);
  if (!protocol.starts_with('_')) return;
  for (const zone::RecordView& z : zone.find(dns::parent(protocol))) {
    if (!z.service.empty() && dns_owner(z) == owner) call(z);
  }
}

}  // namespace dct::apply
