// SPDX-License-Identifier: MIT
#include "apply/reference/reference_conflicts.hpp"

#include <algorithm>
#include <array>

#include "apply/record_kinds.hpp"
#include "text/letter_case.hpp"

namespace dct::apply {
namespace {

using templates::RecordType;

constexpr std::string_view kSpf = "v=spf1 ";
constexpr std::string_view kSpfTtl = "6000";

/// Which types at its name a record removes.
struct Exclusion {
  RecordType kind;
  Reason reason;
  std::array<std::string_view, 7> types;
};
constexpr std::array<std::string_view, 7> kAddresses = {"A", "AAAA", "CNAME",
                                                        "REDIR301", "REDIR302"};
constexpr std::array<std::string_view, 7> kRedirects = {"CNAME", "REDIR301",
                                                        "REDIR302"};
constexpr std::array<std::string_view, 7> kHosts = {
    "A", "AAAA", "CNAME", "MX", "TXT", "REDIR301", "REDIR302"};
constexpr std::array kExclusions = {
    Exclusion{RecordType::a, Reason::address, kAddresses},
    Exclusion{RecordType::aaaa, Reason::address, kAddresses},
    Exclusion{RecordType::mx, Reason::mail_exchange, {"MX", "CNAME"}},
    Exclusion{RecordType::txt, Reason::cname, {"CNAME"}},
    Exclusion{RecordType::srv, Reason::service, {"SRV"}},
    Exclusion{RecordType::cname, Reason::cname, kHosts},
    Exclusion{RecordType::apexcname, Reason::apex_alias, kHosts},
    Exclusion{RecordType::redir301, Reason::redirect, kRedirects},
    Exclusion{RecordType::redir302, Reason::redirect, kRedirects},
};

Reason reason_for(const Exclusion& row, std::string_view victim) {
  if (victim == "CNAME") return Reason::cname;
  if (is_redirect(victim)) return Reason::redirect;
  return row.reason;
}

}  // namespace

void ReferenceConflicts::mark(zone::Id id, Reason reason,
                              const NewRecord& record) {
  marks_.add(id, reason, record.source->number);
}

void ReferenceConflicts::remove_texts(const NewRecord& record,
                                      std::string_view name) {
  const SourceRecord& source = *record.source;
  const std::string_view mode = source["txtConflictMatchingMode"].string();
  const json::Value prefix = source["txtConflictMatchingPrefix"];
  if (mode != "All" && mode != "Prefix") return;
  for (const zone::Id id : zone_.at(name)) {
    const KnownRecord z = zone_[id];
    if (z.type != "TXT" || marks_.is_replaced(id)) continue;
    if (mode == "All") {
      mark(id, Reason::txt_all, record);
    } else if (!prefix.is(json::Kind::string) || !z.has_text) {
      faults_.add(kInvalidData, "txtConflictMatchingPrefix",
                  "there is no `txtConflictMatchingPrefix`, or a TXT record of "
                  "the zone has no text");
      return;
    } else if (z.data.starts_with(prefix.string())) {
      mark(id, Reason::txt_prefix, record);
    }
  }
}

void ReferenceConflicts::remove_others(const NewRecord& record) {
  const std::string name = text::lower_case(record.name);
  const ReferenceZone::Ids& at = zone_.at(name);
  encounters_ += at.size();
  if (record.kind == RecordType::ns) {
    for (const zone::Id id : at) mark(id, Reason::delegation, record);
    // It looks for names that end in ".@", and there are none.
    if (name == "@") return;
    const ReferenceZone::Ids& below = zone_.below(name);
    encounters_ += zone_.cost_below(below.size());
    for (const zone::Id id : below) mark(id, Reason::delegation, record);
    return;
  }
  const auto* row = std::find_if(
      kExclusions.begin(), kExclusions.end(),
      [&record](const Exclusion& e) { return e.kind == record.kind; });
  if (row == kExclusions.end()) return;
  for (const zone::Id id : at) {
    const std::string_view type = zone_[id].type;
    if (std::find(row->types.begin(), row->types.end(), type) !=
            row->types.end() &&
        !type.empty()) {
      mark(id, reason_for(*row, type), record);
    }
  }
  if (record.kind == RecordType::txt) remove_texts(record, name);
}

// Names of the zone are in lower case, that of the record is as written: one
// with a letter in upper case is hidden by none.
void ReferenceConflicts::remove_delegations(const NewRecord& record) {
  if (record.kind == RecordType::ns || record.name == "@") return;
  for (std::string_view name = record.name;;) {
    const ReferenceZone::Ids& at = zone_.at(name);
    encounters_ += at.size();
    for (const zone::Id id : at) {
      if (zone_[id].type == "NS") mark(id, Reason::delegation, record);
    }
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return;
    name.remove_prefix(dot + 1);
  }
}

bool ReferenceConflicts::merge_policy(NewRecord& record) {
  const ReferenceZone::Ids& at = zone_.at(text::lower_case(record.name));
  encounters_ += at.size();
  for (const zone::Id id : at) {
    const KnownRecord z = zone_[id];
    if (z.type != "TXT") continue;
    if (!z.has_text) {
      faults_.add(kInvalidData, "a TXT record of the zone has no text");
      return false;
    }
    if (!z.data.starts_with(kSpf)) continue;
    if (z.data.find(record.data) != std::string_view::npos) return false;
    if (marks_.is_replaced(id)) return false;
    mark(id, Reason::spf_merged, record);
    record.data = std::string(kSpf) + record.data + " " +
                  std::string(z.data.substr(kSpf.size()));
    merged_bytes_ += record.data.size();
    record.ttl = zone_.ttl(id);
    if (record.ttl.empty()) record.ttl = kSpfTtl;
    return true;
  }
  record.data = std::string(kSpf) + record.data + " ~all";
  if (record.ttl.empty()) record.ttl = kSpfTtl;
  return true;
}

}  // namespace dct::apply
