// SPDX-License-Identifier: MIT
#include "dns/rdata_check.hpp"

#include <ldns/ldns.h>

#include <memory>

namespace dct::dns {

std::optional<std::string> rdata_mistake(std::string_view type,
                                         std::string_view data) {
  const std::string name(type);
  const ldns_rr_type number = ldns_get_rr_type_by_name(name.c_str());
  const ldns_rr_descriptor* known = ldns_rr_descript(number);
  const bool numbered = type.starts_with("TYPE");
  if (number == 0 || (!numbered && (!known || known->_type != number))) {
    return std::nullopt;
  }
  // A line break would begin another record.
  if (data.find_first_of("\r\n\0", 0, 3) != std::string_view::npos) {
    return "it has a line break";
  }
  const std::string line = "x. 3600 IN " + name + " " + std::string(data);
  ldns_rr* record = nullptr;
  const ldns_status status =
      ldns_rr_new_frm_str(&record, line.c_str(), 0, nullptr, nullptr);
  const std::unique_ptr<ldns_rr, decltype(&ldns_rr_free)> owner(record,
                                                                ldns_rr_free);
  if (status != LDNS_STATUS_OK) return ldns_get_errorstr_by_id(status);
  // It reads on when fields are missing.
  if (known && !numbered && record &&
      ldns_rr_rd_count(record) < ldns_rr_descriptor_minimum(known)) {
    return "fields are missing";
  }
  return std::nullopt;
}

}  // namespace dct::dns
