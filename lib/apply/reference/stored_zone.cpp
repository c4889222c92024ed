// SPDX-License-Identifier: MIT
#include "apply/reference/stored_zone.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

namespace dct::apply {
namespace {

std::string member(const zone::TemplateState& state, const std::string& text,
                   std::string_view name) {
  if (!text.empty()) return json::quoted(text);
  for (const zone::JsonMember& m : state.other) {
    if (m.name == name) return m.json;
  }
  return {};
}

}  // namespace

KnownRecord StoredZone::operator[](zone::Id id) const {
  const zone::RecordView z = zone_[id];
  return {.type = z.type, .name = z.owner, .data = z.data};
}

const StoredZone::Ids& StoredZone::at(std::string_view name) {
  ids_.clear();
  // The zone takes letters of either case, and an empty name for the apex.
  if (name.empty() || text::has_upper(name)) return ids_;
  for (const zone::RecordView& z : zone_.find(name)) ids_.push_back(z.id);
  return ids_;
}

const StoredZone::Ids& StoredZone::below(std::string_view name) {
  ids_.clear();
  for (const zone::RecordView& z : zone_.below(name)) ids_.push_back(z.id);
  return ids_;
}

KnownState StoredZone::state(zone::Id id) const {
  const zone::TemplateState& state = *zone_[id].state;
  return {.provider_id = member(state, state.provider_id, "providerId"),
          .service_id = member(state, state.service_id, "serviceId"),
          .host = member(state, state.host, "host"),
          .essential = member(state, state.essential, "essential")};
}

std::string StoredZone::ttl(zone::Id id) const {
  const auto ttl = zone_[id].ttl;
  return ttl ? std::to_string(*ttl) : std::string();
}

// Only records of one text are ever asked for.
bool StoredZone::is_same(zone::Id id, const NewRecord& record) const {
  const zone::RecordView z = zone_[id];
  return z.type == record.type && z.owner == record.name &&
         z.data == record.data && !z.priority && !z.weight && !z.port &&
         z.service.empty() && z.protocol.empty() && z.other.empty();
}

}  // namespace dct::apply
