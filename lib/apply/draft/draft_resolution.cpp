// SPDX-License-Identifier: MIT

// How a template's records and those of a zone come together by the draft
// (section 10). The zone is not changed; its records are marked, each with the
// first reason to remove it:
//
//   1. what an earlier application of the same template wrote (10.4.1.1),
//   2. what conflicts with a record of the template (10.4),
//   3. with state, the rest of a template that lost an essential record (10.5).
//
// Then the records are written, in the template's order: one that the zone has
// already is shared and kept, no matter who wrote it; the SPFM records of a
// name become one policy together with that of the zone (9.4). Last, each RRset
// that was touched gets a single TTL (10.2).
//
// The order matters. What is marked does not count as being there: a record
// that an earlier application wrote is written again, in the place of the old
// one. What the template writes in the same form is never in conflict with it,
// so that a second application changes nothing. Conflicts are found for all
// records before any is written, as a record of the template never displaces
// another one; those that cannot be together were refused before.
//
// Only the names that the template writes to are looked at, and what is above
// and below them where a delegation begins; is_too_much() bounds the rest.

#include "apply/draft/draft_resolution.hpp"

#include <dct/json/writer.hpp>
#include <dct/zone/master_file.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include "apply/draft/draft_conflicts.hpp"
#include "apply/draft/remark.hpp"
#include "apply/draft/rrset_ttls.hpp"
#include "apply/draft/spf_records.hpp"
#include "apply/draft/template_state.hpp"
#include "apply/same_record.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using templates::RecordType;
using zone::RecordView;
using zone::Zone;

class Resolution {
 public:
  Resolution(const Zone& zone, const Request& request,
             std::vector<Rendered>& rendered, Change& change)
      : zone_(zone),
        request_(request),
        rendered_(rendered),
        change_(change),
        ttls_(zone, marks_, change) {}

  void run() {
    ttls_.reserve(rendered_.size());
    change_.added.reserve(rendered_.size());
    remove_earlier_application();
    DraftConflicts conflicts(zone_, rendered_, marks_);
    for (const Rendered& r : rendered_) conflicts.find(r);
    if (request_.instance) undo_templates(zone_, marks_);
    merge_spf_records();
    for (Rendered& r : rendered_) {
      if (r.type != RecordType::spfm) write(r);
    }
    ttls_.reconcile();
    change_.removed = std::move(marks_).sorted();
  }

 private:
  // With groups, only what those wrote (section 10.3.1).
  void remove_earlier_application() {
    if (!request_.instance || request_.instance->multi_instance) return;
    for (const zone::Id id : zone_.with_state()) {
      const RecordView z = zone_[id];
      if (!is_same_application(*z.state, request_)) continue;
      if (request_.groups.empty() || is_of_groups(*z.state)) {
        marks_.add(z.id, Reason::applied_before, 0);
      }
    }
  }

  bool is_of_groups(const zone::TemplateState& state) const {
    const std::string noted = group_json(state);
    return !noted.empty() &&
           std::any_of(request_.groups.begin(), request_.groups.end(),
                       [&noted](const std::string& group) {
                         return noted == json::quoted(group);
                       });
  }

  void merge_spf_records() {
    std::map<std::string, std::vector<Rendered*>> by_owner;
    for (Rendered& r : rendered_) {
      if (r.type == RecordType::spfm) by_owner[r.record.owner].push_back(&r);
    }
    for (const auto& [owner, records] : by_owner) merge_spf(records);
  }

  void merge_spf(const std::vector<Rendered*>& records) {
    Rendered& first = *records.front();
    SpfPlan plan = plan_spf(zone_, marks_, records);
    for (const std::string& term : plan.merged.left_out) {
      change_.remarks.push_back(
          remark("spf-term-left-out", first.number,
                 text::quote(term) + " does not go into a merged policy"));
    }
    if (plan.obstacle) {
      change_.remarks.push_back(
          remark("spf-not-merged", first.number,
                 *plan.obstacle + "; it cannot be merged"));
    }
    if (plan.merged.unchanged) {
      change_.kept.push_back({.id = plan.policies[0].id,
                              .reason = Reason::spf_merged,
                              .number = first.number});
      return;
    }
    const Reason reason =
        plan.merges() ? Reason::spf_merged : Reason::spf_conflict;
    for (const RecordView& z : plan.policies) {
      marks_.add(z.id, reason, first.number);
    }
    if (plan.merges()) {
      first.record.ttl = plan.policies[0].ttl;
    } else if (!first.record.ttl) {
      first.record.ttl = zone::kDefaultTtl;
    }
    first.record.data = std::move(plan.merged.policy);
    write(first);
  }

  void write(Rendered& r) {
    for (const Added& added : change_.added) {
      if (!is_identical(added.record, r.record)) continue;
      change_.remarks.push_back(remark("record-repeated", r.number,
                                       "record " +
                                           std::to_string(added.number) +
                                           " of the template writes the same"));
      ttls_.note(r.record);
      return;
    }
    ttls_.note(r.record);
    const RecordView shared = find_shared(r);
    if (shared.id != zone::kNoId && is_ours(shared)) {
      change_.kept.push_back(
          {.id = shared.id, .reason = Reason::identical, .number = r.number});
      return;
    }
    if (request_.instance && r.type != RecordType::spfm) {
      r.record.state = state_of(request_, r);
    }
    change_.added.push_back({std::move(r.record), r.number});
  }

  // The same record, of another application or of the user.
  RecordView find_shared(const Rendered& r) const {
    RecordView shared;
    for_each_at(zone_, dns_owner(r.record), [&](const RecordView& z) {
      if (!marks_.has(z.id) && is_identical(z, r.record)) shared = z;
    });
    return shared;
  }

  // A record that another application needs is kept once for each of them, so
  // that it stays until the last one is gone.
  bool is_ours(const RecordView& shared) const {
    return !request_.instance || !shared.state ||
           shared.state->id == request_.instance->id;
  }

  const Zone& zone_;
  const Request& request_;
  std::vector<Rendered>& rendered_;
  Change& change_;
  Marks marks_;
  RrsetTtls ttls_;
};

}  // namespace

void resolve_by_draft(const Zone& zone, const Request& request,
                      std::vector<Rendered>& rendered, Change& change) {
  Resolution(zone, request, rendered, change).run();
}

}  // namespace dct::apply
