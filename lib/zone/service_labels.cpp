// SPDX-License-Identifier: MIT
#include "zone/service_labels.hpp"

#include <dct/dns/owner_name.hpp>

namespace dct::zone {

void split_service(RecordView& record) {
  const std::string_view owner = record.owner;
  const std::string_view rest = dns::parent(owner);
  if (!owner.starts_with('_') || !rest.starts_with('_')) return;
  const std::string_view name = dns::parent(rest);
  record.service = owner.substr(0, owner.size() - rest.size() - 1);
  record.protocol =
      rest.substr(0, rest.size() - (name == dns::kApex ? 0 : name.size() + 1));
  record.owner = name;
}

}  // namespace dct::zone
