// SPDX-License-Identifier: MIT
#include "apply/same_record.hpp"

#include <dct/dns/address.hpp>
#include <dct/text/ascii.hpp>

#include "apply/record_kinds.hpp"
#include "dns/rdata_text.hpp"

namespace dct::apply {

using zone::RecordView;

namespace {

bool holds_name(std::string_view type) {
  return type == "CNAME" || type == "NS" || type == "MX" || type == "SRV" ||
         type == "APEXCNAME";
}

bool same_data(const RecordView& a, const RecordView& b) {
  if (a.data == b.data) return true;
  if (a.type == "TXT") return text_of(a) == text_of(b);
  if (holds_name(a.type)) {
    const auto plain = [](std::string_view name) {
      if (name.size() > 1 && name.ends_with('.')) name.remove_suffix(1);
      return text::to_lower(name);
    };
    return plain(a.data) == plain(b.data);
  }
  if (!is_address(a.type)) return false;
  const auto first = dns::parse_address(a.data);
  const auto second = dns::parse_address(b.data);
  return first && second && first->family == second->family &&
         first->bytes == second->bytes;
}

}  // namespace

std::string text_of(const RecordView& z) {
  return z.data.starts_with('"') ? dns::text_value(z.data)
                                 : std::string(z.data);
}

bool is_identical(const RecordView& a, const RecordView& b) {
  return a.type == b.type && a.priority == b.priority && a.weight == b.weight &&
         a.port == b.port && same_data(a, b) && dns_owner(a) == dns_owner(b);
}

std::string dns_owner(const RecordView& record) {
  if (record.service.empty()) return std::string(record.owner);
  std::string name(record.service);
  name.append(".").append(record.protocol);
  if (record.owner != "@") name.append(".").append(record.owner);
  return name;
}

}  // namespace dct::apply
