// SPDX-License-Identifier: MIT
#include "apply/draft/rrset_ttls.hpp"

#include <utility>

#include "apply/draft/remark.hpp"
#include "apply/same_record.hpp"

namespace dct::apply {
namespace {

using zone::RecordView;

void lower(std::optional<std::uint32_t>& lowest,
           std::optional<std::uint32_t> ttl) {
  if (ttl && (!lowest || *ttl < *lowest)) lowest = ttl;
}

}  // namespace

void RrsetTtls::note(const zone::ResourceRecord& record) {
  std::string owner = dns_owner(record);
  for (Rrset& rrset : rrsets_) {
    if (rrset.type != record.type || rrset.owner != owner) continue;
    lower(rrset.ttl, record.ttl);
    return;
  }
  rrsets_.push_back({std::move(owner), record.type, record.ttl});
}

void RrsetTtls::reconcile() {
  for (const Rrset& rrset : rrsets_) reconcile(rrset);
}

void RrsetTtls::reconcile(const Rrset& rrset) {
  std::optional<std::uint32_t> lowest = rrset.ttl;
  const auto for_each_kept = [&](const auto& call) {
    for_each_at(zone_, rrset.owner, [&](const RecordView& z) {
      if (z.type == rrset.type && !marks_.has(z.id)) call(z);
    });
  };
  for_each_kept([&](const RecordView& z) { lower(lowest, z.ttl); });
  if (!lowest) return;
  for (Added& added : change_.added) {
    if (added.record.type != rrset.type || added.record.ttl == lowest ||
        dns_owner(added.record) != rrset.owner) {
      continue;
    }
    change_.remarks.push_back(remark(
        "ttl-lowered", added.number,
        "its ttl becomes " + std::to_string(*lowest) + ", the lowest of the " +
            rrset.type + " records of the name"));
    added.record.ttl = lowest;
  }
  for_each_kept([&](const RecordView& z) {
    if (z.ttl && *z.ttl != *lowest) keep_with_ttl(z, *lowest);
  });
}

void RrsetTtls::keep_with_ttl(const RecordView& z, std::uint32_t ttl) {
  for (Kept& kept : change_.kept) {
    if (kept.id != z.id) continue;
    kept.ttl = ttl;
    return;
  }
  change_.kept.push_back({.id = z.id, .reason = Reason::one_ttl, .ttl = ttl});
}

}  // namespace dct::apply
