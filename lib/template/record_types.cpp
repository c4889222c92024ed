// SPDX-License-Identifier: MIT
#include <dct/template/record_types.hpp>

#include <algorithm>
#include <array>

namespace dct::templates {
namespace {

using enum Property;

constexpr std::array<PropertyInfo, kPropertyCount> kProperties = {{
    {type, "type", Content::keyword},
    {group_id, "groupId", Content::keyword},
    {host, "host", Content::text},
    {name, "name", Content::text},
    {service, "service", Content::text},
    {protocol, "protocol", Content::text},
    {points_to, "pointsTo", Content::text},
    {target, "target", Content::text},
    {data, "data", Content::text},
    {spf_rules, "spfRules", Content::text},
    {priority, "priority", Content::number},
    {weight, "weight", Content::number},
    {port, "port", Content::number},
    {ttl, "ttl", Content::number},
    {txt_conflict_matching_mode, "txtConflictMatchingMode", Content::keyword},
    {txt_conflict_matching_prefix, "txtConflictMatchingPrefix",
     Content::keyword},
    {essential, "essential", Content::keyword},
    {crit, "crit", Content::list},
}};

constexpr PropertySet kEveryType = {type, group_id, essential, crit};

// Required properties as the registry's schema has them. A ttl on SPFM and
// REDIR, and a host on APEXCNAME, mean nothing, but a third of the public
// templates have them and no reader minds: allowed.
constexpr std::array<RecordTypeInfo, kRecordTypeCount> kTypes = {{
    {RecordType::a, "A", {host, points_to, ttl}, {}, host, points_to, true},
    {RecordType::aaaa,
     "AAAA",
     {host, points_to, ttl},
     {},
     host,
     points_to,
     true},
    {RecordType::cname,
     "CNAME",
     {host, points_to, ttl},
     {},
     host,
     points_to,
     true},
    {RecordType::ns, "NS", {host, points_to, ttl}, {}, host, points_to, true},
    {RecordType::mx,
     "MX",
     {host, points_to, priority, ttl},
     {},
     host,
     points_to,
     true},
    {RecordType::txt,
     "TXT",
     {host, data, ttl},
     {txt_conflict_matching_mode, txt_conflict_matching_prefix},
     host,
     data,
     true},
    {RecordType::srv,
     "SRV",
     {name, service, protocol, target, priority, weight, port, ttl},
     {},
     name,
     target,
     true},
    {RecordType::spfm, "SPFM", {host, spf_rules}, {ttl}, host, spf_rules, true},
    {RecordType::apexcname,
     "APEXCNAME",
     {points_to, ttl},
     {host},
     std::nullopt,
     points_to,
     false},
    {RecordType::redir301,
     "REDIR301",
     {target},
     {host, ttl},
     host,
     target,
     false},
    {RecordType::redir302,
     "REDIR302",
     {target},
     {host, ttl},
     host,
     target,
     false},
    {RecordType::generic, "", {host, data, ttl}, {}, host, data, false},
}};

constexpr bool in_enum_order() {
  for (std::size_t i = 0; i < kProperties.size(); ++i) {
    if (static_cast<std::size_t>(kProperties[i].property) != i) return false;
  }
  for (std::size_t i = 0; i < kTypes.size(); ++i) {
    if (static_cast<std::size_t>(kTypes[i].type) != i) return false;
  }
  return true;
}
static_assert(in_enum_order());

}  // namespace

const PropertyInfo& info(Property property) {
  return kProperties[static_cast<std::size_t>(property)];
}

const RecordTypeInfo& info(RecordType type) {
  return kTypes[static_cast<std::size_t>(type)];
}

std::span<const PropertyInfo> record_properties() { return kProperties; }
std::span<const RecordTypeInfo> record_types() { return kTypes; }

std::optional<Property> property_named(std::string_view name) {
  for (const PropertyInfo& p : kProperties) {
    if (p.name == name) return p.property;
  }
  return std::nullopt;
}

RecordType record_type_named(std::string_view name) {
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end() - 1,
                   [name](const RecordTypeInfo& t) { return t.name == name; });
  return found->type;
}

bool allows(RecordType type, Property property) {
  const RecordTypeInfo& t = info(type);
  return (t.required | t.optional | kEveryType).has(property);
}

}  // namespace dct::templates
