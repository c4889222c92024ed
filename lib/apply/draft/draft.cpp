// SPDX-License-Identifier: MIT
#include <dct/dns/address.hpp>
#include <dct/dns/owner_name.hpp>
#include <dct/zone/master_file.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_set>

#include "apply/draft/spf_merge.hpp"
#include "apply/rendered_values.hpp"
#include "apply/resolve.hpp"
#include "apply/same_record.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using zone::RecordView;
using zone::Zone;

/// Stands beside a CNAME, as it is about the CNAME (RFC 4034, 4035).
bool is_signature(std::string_view type) {
  return type == "RRSIG" || type == "NSEC";
}

class Resolution {
 public:
  Resolution(const Zone& zone, const Request& request,
             std::vector<Rendered>& rendered, Result& result)
      : zone_(zone), request_(request), rendered_(rendered), result_(result) {}

  void run() {
    touched_.reserve(rendered_.size());
    result_.change.added.reserve(rendered_.size());
    remove_earlier_application();
    for (const Rendered& r : rendered_) find_conflicts(r);
    if (request_.instance) undo_templates(zone_, request_, marks_);
    merge_spf_records();
    for (Rendered& r : rendered_) {
      if (r.type != templates::RecordType::spfm) write(r);
    }
    reconcile_ttls();
    result_.change.removed = std::move(marks_).sorted();
  }

 private:
  /// One that the template writes to, with the lowest TTL it asks for.
  struct Rrset {
    std::string owner;
    std::string type;
    std::optional<std::uint32_t> ttl;
  };

  /// The template writes the same.
  bool is_wanted(const RecordView& z) {
    if (wanted_.contains(z.id)) return true;
    const bool wanted = std::any_of(
        rendered_.begin(), rendered_.end(), [&z](const Rendered& r) {
          return r.type != templates::RecordType::spfm &&
                 is_identical(z, r.record);
        });
    if (wanted) wanted_.insert(z.id);
    return wanted;
  }

  /// Section 10.4.1.1; with groups, only what those wrote (10.3.1).
  void remove_earlier_application() {
    if (!request_.instance || request_.instance->multi_instance) return;
    for (const zone::Id id : zone_.with_state()) {
      const RecordView z = zone_[id];
      if (!is_same_application(*z.state, request_)) continue;
      if (request_.groups.empty() || is_of_groups(*z.state)) {
        marks_.add(z.id, Rule::applied_before, 0);
      }
    }
  }

  bool is_of_groups(const zone::TemplateState& state) const {
    for (const zone::JsonMember& member : state.other) {
      if (member.name != "groupId") continue;
      return std::any_of(request_.groups.begin(), request_.groups.end(),
                         [&member](const std::string& group) {
                           return member.json == "\"" + group + "\"";
                         });
    }
    return false;
  }

  /// Section 10.4, with the types of the community text.
  void find_conflicts(const Rendered& r) {
    const std::string owner = dns_owner(r.record);
    const std::string& type = r.record.type;
    const bool at_apex = owner == "@";
    for_each_at(zone_, owner, [&](const RecordView& z) {
      if (const auto rule = conflict(r, z, at_apex)) mark(z, *rule, r);
    });
    if (at_apex) return;
    if (type == "NS") {
      for (const RecordView& z : zone_.below(owner)) {
        mark(z, Rule::delegation, r);
      }
    }
    // What is above and delegates would hide the new record.
    for (std::string_view above = dns::parent(owner); above != "@";
         above = dns::parent(above)) {
      for (const RecordView& z : zone_.find(above)) {
        if (z.type == "NS") mark(z, Rule::delegation, r);
      }
    }
  }

  std::optional<Rule> conflict(const Rendered& r, const RecordView& z,
                               bool at_apex) const {
    const std::string& type = r.record.type;
    if (z.type == "SOA" && at_apex) return std::nullopt;
    if (type == "NS" || z.type == "NS") {
      // Those of the apex delegate nothing: they give way to each other only.
      if (at_apex && type != z.type) return std::nullopt;
      return Rule::delegation;
    }
    if (type == "CNAME" || z.type == "CNAME") {
      if (is_signature(z.type)) return std::nullopt;
      return Rule::cname;
    }
    if (type == "MX" && z.type == "MX") return Rule::mail_exchange;
    if (type == "SRV" && z.type == "SRV") return Rule::service;
    if (is_redirect(type)) {
      return is_address(z.type) || is_redirect(z.type)
                 ? std::optional(Rule::redirect)
                 : std::nullopt;
    }
    if (type == "APEXCNAME" || z.type == "APEXCNAME") {
      return is_aliased(type) && is_aliased(z.type)
                 ? std::optional(Rule::apex_alias)
                 : std::nullopt;
    }
    if (is_address(type) && is_redirect(z.type)) return Rule::redirect;
    if (is_address(type) && is_address(z.type)) return Rule::address;
    if (r.type == templates::RecordType::txt && z.type == "TXT") {
      return txt_conflict(*r.source, z);
    }
    return std::nullopt;
  }

  /// What an APEXCNAME takes the place of. No draft says it; this is the
  /// community text.
  static bool is_aliased(std::string_view type) {
    return is_address(type) || is_redirect(type) || type == "APEXCNAME" ||
           type == "MX" || type == "TXT";
  }

  static std::optional<Rule> txt_conflict(const templates::Record& record,
                                          const RecordView& z) {
    const std::string_view mode =
        record[templates::Property::txt_conflict_matching_mode].string();
    if (mode == "All") return Rule::txt_all;
    const json::Value prefix =
        record[templates::Property::txt_conflict_matching_prefix];
    if (mode == "Prefix" && prefix && text_of(z).starts_with(prefix.string())) {
      return Rule::txt_prefix;
    }
    return std::nullopt;
  }

  void mark(const RecordView& z, Rule rule, const Rendered& r) {
    if (marks_.has(z.id) || is_wanted(z)) return;
    marks_.add(z.id, rule, r.number);
  }

  void write(Rendered& r) {
    for (const Added& added : result_.change.added) {
      if (is_identical(added.record, r.record)) {
        remark(r.number, "record " + std::to_string(added.number) +
                             " of the template writes the same");
        ask_ttl(r.record);
        return;
      }
    }
    // Of another application, or of the user: it is theirs, and shared. Kept
    // once for each that needs it, so that it stays until the last is gone.
    RecordView shared;
    for_each_at(zone_, dns_owner(r.record), [&](const RecordView& z) {
      if (!marks_.has(z.id) && is_identical(z, r.record)) shared = z;
    });
    const bool ours = !request_.instance || !shared.state ||
                      shared.state->id == request_.instance->id;
    if (shared.id != zone::kNoId && ours) {
      result_.change.kept.push_back({.id = shared.id,
                                     .rule = Rule::identical,
                                     .number = r.number,
                                     .ttl = std::nullopt});
      ask_ttl(r.record);
      return;
    }
    if (request_.instance && r.type != templates::RecordType::spfm) {
      r.record.state = state_of(request_, r);
    }
    ask_ttl(r.record);
    result_.change.added.push_back({std::move(r.record), r.number});
  }

  /// All SPFM records of an owner at once (section 9.4).
  void merge_spf_records() {
    std::map<std::string, std::vector<Rendered*>> by_owner;
    for (Rendered& r : rendered_) {
      if (r.type == templates::RecordType::spfm)
        by_owner[r.record.owner].push_back(&r);
    }
    for (auto& [owner, records] : by_owner) merge_spf_at(owner, records);
  }

  void merge_spf_at(const std::string& owner,
                    const std::vector<Rendered*>& records) {
    Rendered& first = *records.front();
    std::vector<RecordView> policies;
    for (const RecordView& z : zone_.find(owner)) {
      if (z.type == "TXT" && is_spf_record(text_of(z)) && !marks_.has(z.id)) {
        policies.push_back(z);
      }
    }
    std::optional<std::string> obstacle;
    if (policies.size() == 1) {
      obstacle = merge_obstacle(text_of(policies[0]));
      if (obstacle) obstacle = "the policy of the zone " + *obstacle;
    } else if (policies.size() > 1) {
      obstacle = "the zone has " + std::to_string(policies.size()) +
                 " policies, so that none holds";
    }
    const bool merge = policies.size() == 1 && !obstacle;
    std::vector<std::string_view> rules;
    rules.reserve(records.size());
    for (const Rendered* r : records) rules.push_back(r->record.data);
    const std::string policy = merge ? text_of(policies[0]) : "";
    const MergedSpf merged = merge_spf(policy, rules);
    for (const std::string& term : merged.left_out) {
      remark(first.number,
             text::quote(term) + " has no place in a merged policy");
    }
    if (obstacle) remark(first.number, *obstacle + "; it can't be merged");
    if (merged.unchanged) {
      result_.change.kept.push_back({.id = policies[0].id,
                                     .rule = Rule::spf_merged,
                                     .number = first.number,
                                     .ttl = std::nullopt});
      return;
    }
    for (const RecordView& z : policies) {
      marks_.add(z.id, merge ? Rule::spf_merged : Rule::spf_conflict,
                 first.number);
    }
    if (merge) {
      first.record.ttl = policies[0].ttl;
    } else if (!first.record.ttl) {
      first.record.ttl = zone::kDefaultTtl;
    }
    first.record.data = merged.policy;
    write(first);
  }

  /// Section 10.2, 8.b.i: the lowest of those that differ.
  void reconcile_ttls() {
    for (const Rrset& rrset : touched_) {
      std::optional<std::uint32_t> lowest = rrset.ttl;
      for_each_at(zone_, rrset.owner, [&](const RecordView& z) {
        if (z.type == rrset.type && !marks_.has(z.id)) lower(lowest, z.ttl);
      });
      if (!lowest) continue;
      for (Added& added : result_.change.added) {
        if (added.record.type != rrset.type || added.record.ttl == lowest ||
            dns_owner(added.record) != rrset.owner) {
          continue;
        }
        remark(added.number, "its ttl becomes " + std::to_string(*lowest) +
                                 ", the lowest of the " + rrset.type +
                                 " records of the name");
        added.record.ttl = lowest;
      }
      for_each_at(zone_, rrset.owner, [&](const RecordView& z) {
        if (z.type == rrset.type && !marks_.has(z.id) && z.ttl &&
            *z.ttl != *lowest) {
          keep_with_ttl(z, *lowest);
        }
      });
    }
  }

  static void lower(std::optional<std::uint32_t>& lowest,
                    std::optional<std::uint32_t> ttl) {
    if (ttl && (!lowest || *ttl < *lowest)) lowest = ttl;
  }

  void keep_with_ttl(const RecordView& z, std::uint32_t ttl) {
    for (Kept& kept : result_.change.kept) {
      if (kept.id != z.id) continue;
      kept.ttl = ttl;
      return;
    }
    result_.change.kept.push_back(
        {.id = z.id, .rule = Rule::one_ttl, .number = 0, .ttl = ttl});
  }

  void ask_ttl(const zone::ResourceRecord& record) {
    std::string owner = dns_owner(record);
    for (Rrset& rrset : touched_) {
      if (rrset.type != record.type || rrset.owner != owner) continue;
      lower(rrset.ttl, record.ttl);
      return;
    }
    touched_.push_back({std::move(owner), record.type, record.ttl});
  }

  void remark(unsigned number, std::string message) {
    result_.change.remarks.push_back({number, std::move(message)});
  }

  const Zone& zone_;
  const Request& request_;
  std::vector<Rendered>& rendered_;
  Result& result_;
  Marks marks_;
  std::unordered_set<zone::Id> wanted_;  // as far as it was asked
  std::vector<Rrset> touched_;
};

}  // namespace

void resolve(const Zone& zone, const Request& request,
             std::vector<Rendered>& rendered, Result& result) {
  Resolution(zone, request, rendered, result).run();
}

}  // namespace dct::apply
