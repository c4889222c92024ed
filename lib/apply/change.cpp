// SPDX-License-Identifier: MIT
#include <dct/apply/change.hpp>

#include <algorithm>
#include <array>

namespace dct::apply {
namespace {

struct ReasonText {
  Reason reason;
  std::string_view name;
  std::string_view explanation;
};
constexpr std::array kReasons = {
    ReasonText{Reason::cname, "cname",
               "a CNAME cannot share its name with other records"},
    ReasonText{Reason::delegation, "delegation",
               "a delegation excludes other records at its name and below it"},
    ReasonText{Reason::address, "address",
               "A and AAAA replace the addresses of the name"},
    ReasonText{Reason::mail_exchange, "mail-exchange",
               "MX replaces the mail servers of the name"},
    ReasonText{Reason::service, "service",
               "SRV replaces the servers of the service"},
    ReasonText{Reason::txt_all, "txt-all", "txtConflictMatchingMode is All"},
    ReasonText{Reason::txt_prefix, "txt-prefix",
               "it begins with txtConflictMatchingPrefix"},
    ReasonText{Reason::redirect, "redirect",
               "a redirect excludes other addresses of the name"},
    ReasonText{Reason::apex_alias, "apex-alias",
               "APEXCNAME takes the place of other records at the apex"},
    ReasonText{Reason::spf_merged, "spf-merged",
               "a domain has one SPF policy; its terms are kept in it"},
    ReasonText{Reason::spf_conflict, "spf-conflict",
               "a domain has one SPF policy, and this one cannot be merged"},
    ReasonText{Reason::applied_before, "applied-before",
               "the template was applied here before"},
    ReasonText{Reason::template_undone, "template-undone",
               "its template lost an essential record"},
    ReasonText{Reason::identical, "identical",
               "the same record exists already"},
    ReasonText{Reason::one_ttl, "one-ttl", "an RRset has a single TTL"},
};

constexpr bool in_enum_order() {
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    if (static_cast<std::size_t>(kReasons[i].reason) != i) return false;
  }
  return true;
}
static_assert(in_enum_order());

const ReasonText& text_of(Reason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

}  // namespace

std::string_view name(Reason reason) { return text_of(reason).name; }
std::string_view explanation(Reason reason) {
  return text_of(reason).explanation;
}

bool Change::is_nothing() const {
  return added.empty() && removed.empty() &&
         std::none_of(kept.begin(), kept.end(),
                      [](const Kept& k) { return k.ttl.has_value(); });
}

void commit(zone::Zone& zone, const Change& change) {
  for (const Removed& removed : change.removed) zone.remove(removed.id);
  for (const Kept& kept : change.kept) {
    if (kept.ttl) zone.set_ttl(kept.id, *kept.ttl);
  }
  for (const Added& added : change.added) zone.add(added.record);
}

zone::Zone after(const zone::Zone& zone, const Change& change) {
  zone::Zone result(zone.apex(), zone.size() + change.added.size());
  auto next_removed = change.removed.begin();  // both are in the zone's order
  for (zone::RecordView z : zone.records()) {
    if (next_removed != change.removed.end() && next_removed->id == z.id) {
      ++next_removed;
      continue;
    }
    for (const Kept& kept : change.kept) {
      if (kept.id == z.id && kept.ttl) z.ttl = kept.ttl;
    }
    result.add(z);
  }
  for (const Added& added : change.added) result.add(added.record);
  return result;
}

}  // namespace dct::apply
