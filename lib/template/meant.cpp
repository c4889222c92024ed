// SPDX-License-Identifier: MIT
#include "template/meant.hpp"

#include <dct/dns/address.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/suggest.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "dns/type_registry.hpp"
#include "template/content_fit.hpp"
#include "template/host_name.hpp"

namespace dct::templates {
namespace {

using json::Value;

constexpr PropertySet kOwners = {Property::host, Property::name};
constexpr PropertySet kContents = {Property::points_to, Property::target,
                                   Property::data, Property::spf_rules};

// The names of properties that do one job under several types: who writes
// `host` on SRV means `name`, who writes `pointsTo` on TXT means `data`.
bool do_one_job(Property a, Property b) {
  return (kOwners.has(a) && kOwners.has(b)) ||
         (kContents.has(a) && kContents.has(b));
}

// What panels and APIs of DNS providers call these properties.
bool is_synonym(std::string_view key, Property property) {
  constexpr std::array<std::string_view, 9> kForContent = {
      "value",  "content",     "address", "answer",        "rdata",
      "record", "destination", "ip",      "hostname_value"};
  constexpr std::array<std::string_view, 4> kForPriority = {
      "preference", "pref", "prio", "mxpriority"};
  constexpr std::array<std::string_view, 5> kForOwner = {
      "subdomain", "hostname", "label", "owner", "recordname"};
  const std::string lower = text::to_lower(key);
  const auto among = [&lower](const auto& names) {
    return std::find(names.begin(), names.end(), lower) != names.end();
  };
  if (kContents.has(property)) return among(kForContent);
  if (kOwners.has(property)) return among(kForOwner);
  return property == Property::priority && among(kForPriority);
}

// What other software calls these types.
std::optional<RecordType> type_synonym(std::string_view upper) {
  using Synonym = std::pair<std::string_view, RecordType>;
  constexpr std::array<Synonym, 7> kSynonyms = {
      Synonym{"ALIAS", RecordType::apexcname},
      Synonym{"ANAME", RecordType::apexcname},
      Synonym{"FORWARD", RecordType::redir301},
      Synonym{"REDIRECT", RecordType::redir301},
      Synonym{"URL", RecordType::redir301},
      Synonym{"URL301", RecordType::redir301},
      Synonym{"URL302", RecordType::redir302}};
  for (const auto& [name, type] : kSynonyms) {
    if (name == upper) return type;
  }
  return std::nullopt;
}

bool is_near(const std::string& upper, std::string_view name) {
  if (upper.size() < 2) return false;
  // Letters in another order are one slip of the hand.
  std::string letters = upper;
  std::string others(name);
  std::sort(letters.begin(), letters.end());
  std::sort(others.begin(), others.end());
  const bool only_a = letters.find_first_not_of('A') == std::string::npos &&
                      others.find_first_not_of('A') == std::string::npos;
  return letters == others || (only_a && upper.size() <= 6) ||
         !text::nearest(upper, {name}).empty();
}

Value content_as(const Record& record, RecordType type) {
  const Property property = info(type).value;
  if (record[property]) return record[property];
  for (const Value member : record.unknown) {
    if (is_synonym(member.key(), property)) return member;
  }
  return {};
}

bool has_content_of(const Record& record, RecordType type) {
  const Value content = content_as(record, type);
  if (!content) return false;
  const auto address = dns::parse_address(content.string());
  if (!address) return true;
  return address->family == dns::Family::ipv4 ? type != RecordType::aaaa
                                              : type != RecordType::a;
}

void give_type(Record& record) {
  const std::vector<RecordType> meant = meant_types(record);
  if (!meant.empty()) record.type = meant.front();
}

// Most records have only what their type has.
bool is_plain(const Record& record) {
  if (!record.unknown.empty()) return false;
  const auto all = record_properties();
  return std::all_of(all.begin(), all.end(), [&](const PropertyInfo& p) {
    return !record[p.property] || allows(record.type, p.property);
  });
}

void give_properties(Record& record) {
  if (is_plain(record)) return;
  for (const PropertyInfo& p : record_properties()) {
    if (record[p.property] || !allows(record.type, p.property)) continue;
    const auto found = stand_in(record, p.property);
    if (!found) continue;
    for (Value& field : record.fields) {
      if (field && field.node() == found->member.node()) field = Value();
    }
    record.fields[static_cast<std::size_t>(p.property)] = found->member;
  }
}

}  // namespace

std::optional<StandIn> stand_in(const Record& record, Property missing) {
  using Kind = StandIn::Kind;
  const bool required = info(record.type).required.has(missing);
  const Content content = info(missing).content;
  for (const PropertyInfo& p : record_properties()) {
    const Value member = record[p.property];
    if (required && member && !allows(record.type, p.property) &&
        do_one_job(p.property, missing) && fits(content, member)) {
      return StandIn{member, Kind::misplaced};
    }
  }
  for (const Value member : record.unknown) {
    if (required && is_synonym(member.key(), missing)) {
      return StandIn{member, Kind::synonym};
    }
  }
  if (record.unknown.empty()) return std::nullopt;
  const std::string_view name = info(missing).name;
  std::vector<std::string_view> names;
  for (const PropertyInfo& p : record_properties()) {
    if (allows(record.type, p.property)) names.push_back(p.name);
  }
  for (const Value member : record.unknown) {
    if (text::nearest(member.key(), names) == name && fits(content, member)) {
      return StandIn{member, Kind::misspelled};
    }
  }
  return std::nullopt;
}

std::vector<RecordType> meant_types(const Record& record) {
  std::vector<RecordType> meant;
  if (record.type_name.empty() ||
      record_type_named(record.type_name) != RecordType::generic ||
      dns::is_numbered_type(record.type_name)) {
    return meant;
  }
  const std::string upper = text::to_upper(record.type_name);
  const bool exists = dns::is_registered_type(upper);
  if (exists && record[Property::data]) return meant;
  if (const auto synonym = type_synonym(upper)) return {*synonym};
  for (const RecordTypeInfo& t : record_types()) {
    if (t.type == RecordType::generic) continue;
    if (t.name == upper) return {t.type};
    if (is_near(upper, t.name)) meant.push_back(t.type);
  }
  const auto first_misfit = std::stable_partition(
      meant.begin(), meant.end(),
      [&record](RecordType t) { return has_content_of(record, t); });
  // Without a value to tell by, the spelling alone decides.
  const bool has_content =
      std::any_of(record_types().begin(), record_types().end(),
                  [&record](const RecordTypeInfo& t) {
                    return static_cast<bool>(content_as(record, t.type));
                  });
  if (has_content || exists) {
    meant.erase(first_misfit, meant.end());
  }
  return meant;
}

std::optional<ServiceOwner> service_owner(const Record& record) {
  if (record.type != RecordType::srv || record[Property::service] ||
      record[Property::protocol]) {
    return std::nullopt;
  }
  const Value host = record[Property::host];
  const Value member = host ? host : record[Property::name];
  const std::string_view text = member.string();
  const std::vector<Label> labels = labels_of(text);
  if (labels.size() < 2 || !labels[0].text.starts_with('_') ||
      !labels[1].text.starts_with('_')) {
    return std::nullopt;
  }
  return ServiceOwner{
      .member = member,
      .service = labels[0].text,
      .protocol = labels[1].text,
      .name = labels.size() > 2 ? text.substr(labels[2].begin) : "@"};
}

Template as_meant(Template written) {
  for (Record& record : written.records) {
    if (record.type_name.empty()) continue;
    give_type(record);
    give_properties(record);
  }
  return written;
}

}  // namespace dct::templates
