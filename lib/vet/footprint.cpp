// SPDX-License-Identifier: MIT
#include "vet/footprint.hpp"

#include <dct/apply/sample_values.hpp>
#include <dct/dns/owner_name.hpp>
#include <dct/template/conflict.hpp>
#include <dct/vet/customer_losses.hpp>

#include <algorithm>
#include <utility>

#include "apply/same_record.hpp"
#include "dns/spf_policy.hpp"

namespace dct::vet {
namespace {

using templates::RecordType;
using templates::Template;

constexpr std::string_view kDomain = "example.com";
constexpr std::string_view kHost = "shop";

/// The address of a redirect is written for the same record.
RecordType type_of(const apply::Added& added, const templates::Record& source) {
  const bool is_redirect =
      source.is(RecordType::redir301) || source.is(RecordType::redir302);
  return is_redirect ? templates::record_type_named(added.record.type)
                     : source.type;
}

TrialRequest request_of(const Template& tmpl, std::vector<std::string> groups,
                        const apply::VariableValues* taken) {
  apply::VariableValues values;
  const auto samples =
      taken ? apply::other_sample_values(tmpl.records, groups, *taken)
            : apply::sample_values(tmpl.records, groups, {});
  for (const auto& v : samples) values.set(v.variable, v.value);
  return {tmpl, std::move(groups), std::move(values)};
}

/// @returns whether it can be applied
bool add(const Template& tmpl, const TrialRequest& request,
         std::string_view host, std::vector<Footprint>& all) {
  const zone::Zone empty(kDomain);
  apply::Request first = request.on(empty, host);
  first.instance = request.instance("1");
  const auto change = apply::apply(empty, first);
  if (!change) return false;
  Footprint print{.tmpl = &tmpl,
                  .host = std::string(host),
                  .request = request,
                  .zone = apply::after(empty, *change)};
  for (const apply::Added& added : change->added) {
    const templates::Record& source = tmpl.records[added.number - 1];
    print.prints.push_back({.owner = apply::dns_owner(added.record),
                            .type = type_of(added, source),
                            .source = &source,
                            .data = added.record.data});
  }
  all.push_back(std::move(print));
  return true;
}

/// Whether a text that is written removes one that is there.
bool removes_text(const Print& written, const Print& there) {
  switch (templates::conflict_mode(*written.source)) {
    case templates::ConflictMode::none:
      return false;
    case templates::ConflictMode::all:
      return true;
    case templates::ConflictMode::prefix:
      return there.data.starts_with(
          (*written.source)[templates::Property::txt_conflict_matching_prefix]
              .string());
  }
  return false;
}

bool may_remove(const Print& written, const Print& there) {
  const auto conflict = written.owner == dns::kApex
                            ? templates::conflict_at_apex
                            : templates::conflict;
  // A merged policy is a text.
  const RecordType type =
      there.type == RecordType::spfm ? RecordType::txt : there.type;
  switch (conflict(written.type, type)) {
    case templates::Conflict::none:
      // Two policies cannot be merged.
      return written.type == RecordType::spfm && dns::is_spf_policy(there.data);
    case templates::Conflict::text:
      return removes_text(written, there);
    default:
      return true;
  }
}

}  // namespace

std::vector<Footprint> footprints_of(const Template& tmpl,
                                     const apply::VariableValues* taken) {
  std::vector<Footprint> all;
  const TrialRequest whole = request_of(tmpl, {}, taken);
  for (const std::string_view host : {std::string_view(), kHost}) {
    if (host.empty() && tmpl.host_required.boolean()) continue;
    if (add(tmpl, whole, host, all)) continue;
    std::vector<std::string> groups;
    for (const templates::Record& r : tmpl.records) {
      const std::string group(r.group());
      if (group.empty() || groups.size() == kMaxLossGroups ||
          std::find(groups.begin(), groups.end(), group) != groups.end()) {
        continue;
      }
      groups.push_back(group);
      add(tmpl, request_of(tmpl, {group}, taken), host, all);
    }
  }
  return all;
}

bool may_collide(const Print& a, const Print& b) {
  return may_remove(a, b) || may_remove(b, a);
}

}  // namespace dct::vet
