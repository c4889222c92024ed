// SPDX-License-Identifier: MIT
#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <set>

#include "apply/loss_table.hpp"
#include "apply/record_kinds.hpp"
#include "apply/same_record.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

bool loses_address(const LossContext& context, std::string_view owner) {
  return leads_to_address(context.before(), owner) &&
         !leads_to_address(context.after(), owner) &&
         wildcard_for(context.after(), owner).empty() &&
         (owner == dns::kApex || !has_type(context.after(), owner, "NS"));
}

/// Types beside a CNAME that exclude it (RFC 4034 section 3).
bool may_be_beside_alias(const zone::RecordView& r) {
  return r.type == "RRSIG" || r.type == "NSEC" || !r.service.empty();
}

std::set<std::string> types_at(const zone::Zone& zone, std::string_view owner) {
  std::set<std::string> types;
  for (const zone::RecordView& r : zone.find(owner)) {
    if (r.service.empty()) types.emplace(r.type);
  }
  return types;
}

/// Where a record points to; empty: nowhere.
std::string_view target_of(const zone::RecordView& r) {
  if (r.type == "CNAME" || r.type == "MX" || r.type == "SRV" ||
      r.type == "NS" || r.type == "APEXCNAME") {
    return r.data;
  }
  return {};
}

/// Whether a record that points there leads to something.
bool is_answered(const zone::Zone& zone, std::string_view owner,
                 std::string_view type) {
  if (zone.find_above(owner, "NS").id != zone::kNoId &&
      zone.find_above(owner, "NS").owner != dns::kApex) {
    return true;  // by other servers
  }
  const std::string wildcard = wildcard_for(zone, owner);
  const std::string_view source =
      wildcard.empty() ? owner : std::string_view(wildcard);
  // An alias may be of any type, the others lead to an address.
  if (type == "CNAME") return !zone.find(source).empty();
  return leads_to_address(zone, source);
}

/// Addresses and names that a name leads to.
std::set<std::string> destinations(const zone::Zone& zone,
                                   std::string_view owner) {
  std::set<std::string> all;
  for (const zone::RecordView& r : zone.find(owner)) {
    if (is_address(r.type) || r.type == "CNAME" || r.type == "APEXCNAME" ||
        is_redirect(r.type)) {
      std::string data = text::to_lower(r.data);
      if (data.ends_with('.')) data.pop_back();
      all.insert(std::move(data));
    }
  }
  return all;
}

/// Names that nobody opens.
bool is_underscored(std::string_view owner) {
  return owner.starts_with('_') || owner.find("._") != std::string_view::npos;
}

}  // namespace

void addresses_replaced(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (is_underscored(owner)) continue;
    const auto before = destinations(context.before(), owner);
    const auto after = destinations(context.after(), owner);
    const bool shares =
        std::any_of(before.begin(), before.end(),
                    [&](const std::string& d) { return after.contains(d); });
    if (before.empty() || after.empty() || shares) continue;
    context.add(owner,
                {{"before", text::join(before)}, {"after", text::join(after)}});
  }
}

void apex_without_address(LossContext& context) {
  if (loses_address(context, dns::kApex)) context.add(dns::kApex, {});
}

void addresses_lost(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (owner == dns::kApex || is_underscored(owner)) continue;
    if (loses_address(context, owner)) context.add(owner, {});
  }
}

void ipv6_lost(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (has_type(context.before(), owner, "AAAA") &&
        !has_type(context.after(), owner, "AAAA") &&
        has_type(context.after(), owner, "A")) {
      context.add(owner, {}, records_at(context.before(), owner, "AAAA"));
    }
  }
}

void cname_beside_others(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    const auto aliases = records_at(context.after(), owner, "CNAME");
    if (aliases.empty()) continue;
    std::set<std::string> others;
    LossContext::Records records = aliases;
    for (const zone::RecordView& r : context.after().find(owner)) {
      if (r.type == "CNAME" || may_be_beside_alias(r)) continue;
      others.emplace(r.type);
      records.push_back(r);
    }
    if (aliases.size() > 1) others.insert("another CNAME");
    if (!others.empty()) {
      context.add(owner, {{"types", text::join(others)}}, records);
    }
  }
}

void target_missing(LossContext& context) {
  // Nothing is known of such a zone.
  if (context.before().empty()) return;
  for (const zone::RecordView& r : context.after().records()) {
    const auto owner = context.owner_of(target_of(r));
    if (!owner || is_answered(context.after(), *owner, r.type)) continue;
    const auto same = records_at(context.before(), r.owner, r.type);
    const bool was_there =
        std::any_of(same.begin(), same.end(),
                    [&r](const auto& z) { return is_identical(z, r); });
    // It was broken before.
    if (was_there && !is_answered(context.before(), *owner, r.type)) continue;
    context.add(
        r.owner,
        {{"type", std::string(r.type)}, {"target", context.full_name(*owner)}},
        {r});
  }
}

// A name that exists hides the wildcard in all types, also in those that it
// does not have (RFC 4592 section 2.2.1).
void wildcard_hidden(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (is_underscored(owner) || owner.starts_with('*') ||
        context.after().find(owner).empty()) {
      continue;
    }
    const std::string wildcard = wildcard_for(context.before(), owner);
    if (wildcard.empty()) continue;
    const bool has_address = leads_to_address(context.after(), owner);
    std::set<std::string> lost;
    for (const std::string& type : types_at(context.before(), wildcard)) {
      if (has_type(context.after(), owner, type) ||
          has_type(context.after(), owner, "CNAME") ||
          (has_address && (is_address(type) || type == "CNAME"))) {
        continue;
      }
      lost.insert(type);
    }
    if (lost.empty()) continue;
    context.add(owner, {{"wildcard", context.full_name(wildcard)},
                        {"types", text::join(lost)}});
  }
}

void wildcard_new(LossContext& context) {
  for (const std::string& owner : context.owners()) {
    if (!owner.starts_with('*') || !context.before().find(owner).empty()) {
      continue;
    }
    context.add(owner,
                {{"types", text::join(types_at(context.after(), owner))}});
  }
}

}  // namespace dct::apply
