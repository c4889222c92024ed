// SPDX-License-Identifier: MIT
#include <dct/zone/resource_record.hpp>

namespace dct::zone {

RecordView::RecordView(const ResourceRecord& record)
    : owner(record.owner),
      type(record.type),
      data(record.data),
      ttl(record.ttl),
      priority(record.priority),
      weight(record.weight),
      port(record.port),
      service(record.service),
      protocol(record.protocol),
      state(record.state ? &*record.state : nullptr),
      other(record.other) {}

ResourceRecord RecordView::copy() const {
  return {.owner = std::string(owner),
          .type = std::string(type),
          .ttl = ttl,
          .data = std::string(data),
          .priority = priority,
          .weight = weight,
          .port = port,
          .service = std::string(service),
          .protocol = std::string(protocol),
          .state = state ? std::optional<TemplateState>(*state) : std::nullopt,
          .other = {other.begin(), other.end()}};
}

bool same_record(const RecordView& a, const RecordView& b) {
  return a.owner == b.owner && a.type == b.type && a.data == b.data &&
         a.priority == b.priority && a.weight == b.weight && a.port == b.port &&
         a.service == b.service && a.protocol == b.protocol;
}

}  // namespace dct::zone
