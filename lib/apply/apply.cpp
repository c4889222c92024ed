// SPDX-License-Identifier: MIT
#include <dct/apply/apply.hpp>

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "apply/bounds.hpp"
#include "apply/draft/spf_merge.hpp"
#include "apply/render.hpp"
#include "apply/resolve.hpp"
#include "dns/domain_name.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

struct RuleText {
  Rule rule;
  std::string_view name;
  std::string_view reason;
};
constexpr std::array kRules = {
    RuleText{Rule::cname, "cname", "a CNAME stands alone at its name"},
    RuleText{Rule::delegation, "delegation",
             "a delegation and what is at it or below it exclude each other"},
    RuleText{Rule::address, "address",
             "A and AAAA replace the addresses of the name"},
    RuleText{Rule::mail_exchange, "mail-exchange",
             "MX replaces the mail servers of the name"},
    RuleText{Rule::service, "service",
             "SRV replaces the servers of the service"},
    RuleText{Rule::txt_all, "txt-all", "txtConflictMatchingMode is All"},
    RuleText{Rule::txt_prefix, "txt-prefix",
             "it begins with txtConflictMatchingPrefix"},
    RuleText{Rule::redirect, "redirect",
             "a redirect and other addresses of the name exclude each other"},
    RuleText{Rule::apex_alias, "apex-alias",
             "APEXCNAME stands in for what the apex points to"},
    RuleText{Rule::spf_merged, "spf-merged",
             "a domain has one SPF policy; its terms are kept in it"},
    RuleText{Rule::spf_conflict, "spf-conflict",
             "a domain has one SPF policy, and this one can't be merged"},
    RuleText{Rule::applied_before, "applied-before",
             "the template was applied here before"},
    RuleText{Rule::template_undone, "template-undone",
             "its template lost a record that is essential"},
    RuleText{Rule::identical, "identical", "the same record is there already"},
    RuleText{Rule::one_ttl, "one-ttl",
             "records of one name and type have one TTL"},
};

constexpr std::array<std::string_view, 6> kErrors = {
    "InvalidData",  "InvalidTemplate",  "MissingParameter",
    "HostRequired", "InvalidSignature", "TypeError"};

const RuleText& text_of(Rule rule) {
  return *std::find_if(kRules.begin(), kRules.end(),
                       [rule](const RuleText& t) { return t.rule == rule; });
}

void add_error(Result& result, ErrorKind kind, unsigned number,
               std::string message) {
  result.errors.push_back({.kind = kind,
                           .message = std::move(message),
                           .number = number,
                           .field = {},
                           .variable = {}});
}

/// The domain and the host, the groups: what the draft asks of a request.
void check_request(const Request& request, Result& result) {
  const auto check = [&](std::string_view name, std::string_view what) {
    const auto defect = dns::check_name(name, dns::NameUse::host);
    if (!defect) return;
    add_error(result, ErrorKind::invalid_data, 0,
              "the " + std::string(what) + " " + text::quote(name) +
                  " is no host name: " + defect->message);
  };
  check(request.domain, "domain");
  if (!templates::is_scope_root(request.host)) check(request.host, "host");
  if (request.groups.empty()) return;
  const bool known = std::any_of(request.records.begin(), request.records.end(),
                                 [&request](const templates::Record& r) {
                                   return r[templates::Property::group_id] &&
                                          is_active(r, request.groups);
                                 });
  if (known) return;
  std::vector<std::string> groups;
  for (const templates::Record& r : request.records) {
    std::string name = text::quote(r.group());
    if (r[templates::Property::group_id] &&
        std::find(groups.begin(), groups.end(), name) == groups.end()) {
      groups.push_back(std::move(name));
    }
  }
  add_error(result, ErrorKind::invalid_data, 0,
            "no record of the template is of the group " +
                text::quote(request.groups.front()) +
                (groups.empty() ? "; it has no groups"
                                : "; its groups are " + text::join(groups)));
}

/// Terms that no policy may have (draft-05 section 6.2).
void check_spf_rules(const Rendered& r, Result& result) {
  if (const auto mistake = spf_mistake(r.record.data)) {
    add_error(result, ErrorKind::invalid_data, r.number,
              "SPFM record " + std::to_string(r.number) +
                  ": `spfRules` has a mistake: " + *mistake);
  }
}

/// What one record became, together with those before it.
void check_rendered(const Request& request, const templates::Record& record,
                    const std::vector<Rendered>& rendered, std::size_t begin,
                    Result& result) {
  const bool reference = request.semantics == Semantics::domainconnectzone;
  for (std::size_t i = begin; i < rendered.size(); ++i) {
    const auto mistake = reference ? reference_self_conflict(rendered, i)
                                   : self_conflict(rendered, i, request.domain);
    if (mistake) {
      add_error(result, ErrorKind::invalid_data, record.number,
                text::printable(record.type_name) + " record " +
                    std::to_string(record.number) + ": " + *mistake);
    }
    if (!reference && rendered[i].type == templates::RecordType::spfm) {
      check_spf_rules(rendered[i], result);
    }
  }
}

void render_all(const Request& request, std::vector<Rendered>& rendered,
                Result& result) {
  const bool reference = request.semantics == Semantics::domainconnectzone;
  Renderer renderer(request, result.errors);
  for (const templates::Record& record : request.records) {
    if (!is_active(record, request.groups)) {
      result.change.inactive.push_back(record.number);
      continue;
    }
    const std::size_t before = rendered.size();
    renderer.render(record, rendered);
    if (rendered.size() > kMaxApplied) {
      add_error(result, ErrorKind::invalid_data, 0,
                "the template writes more than " + std::to_string(kMaxApplied) +
                    " records");
      return;
    }
    check_rendered(request, record, rendered, before, result);
    if (reference && !result.errors.empty()) return;
    if (renderer.is_full()) return;
    if (result.errors.size() >= kMaxErrors) {
      add_error(result, ErrorKind::invalid_data, 0,
                "these are enough mistakes; records after " +
                    std::to_string(record.number) + " were not looked at");
      return;
    }
  }
}

}  // namespace

std::string_view reason(Rule rule) { return text_of(rule).reason; }
std::string_view name(Rule rule) { return text_of(rule).name; }
std::string_view name(ErrorKind kind) {
  return kErrors[static_cast<std::size_t>(kind)];
}

void Parameters::set(std::string_view name, std::string_view value) {
  constexpr std::size_t kFew = 16;
  if (find(name, false)) return;
  values_.emplace_back(name, value);
  if (values_.size() <= kFew) return;
  for (std::size_t i = exact_.empty() ? 0 : values_.size() - 1;
       i < values_.size(); ++i) {
    exact_.emplace(values_[i].first, i);
    lower_.emplace(text::to_lower(values_[i].first), i);
  }
}

const std::string* Parameters::find(std::string_view name,
                                    bool any_case) const {
  if (!exact_.empty()) {
    const auto& index = any_case ? lower_ : exact_;
    const auto found = index.find(std::string(name));
    return found == index.end() ? nullptr : &values_[found->second].second;
  }
  for (const auto& [key, value] : values_) {
    if (key == name || (any_case && text::to_lower(key) == name)) return &value;
  }
  return nullptr;
}

bool Change::is_nothing() const {
  return added.empty() && removed.empty() &&
         std::none_of(kept.begin(), kept.end(),
                      [](const Kept& k) { return k.ttl.has_value(); });
}

bool is_below(std::string_view owner, std::string_view above) {
  return owner.size() > above.size() && owner.ends_with(above) &&
         owner[owner.size() - above.size() - 1] == '.';
}

bool is_redirect(std::string_view type) {
  return type == "REDIR301" || type == "REDIR302";
}

bool is_same_application(const zone::TemplateState& state,
                         const Request& request) {
  if (state.provider_id != request.instance->provider_id ||
      state.service_id != request.instance->service_id) {
    return false;
  }
  if (request.semantics == Semantics::domainconnectzone) {
    return state.host == request.host;
  }
  return templates::owner_key(state.host) == templates::owner_key(request.host);
}

void undo_templates(const zone::Zone& zone, const Request& request,
                    Marks& marks) {
  const bool by_draft = request.semantics == Semantics::draft_05;
  std::unordered_set<std::string_view> undone;
  for (const Removed& removed : marks.list()) {
    // What an earlier application of the same template wrote goes by itself.
    if (removed.rule == Rule::applied_before && by_draft) continue;
    const zone::TemplateState* state = zone[removed.id].state;
    if (state && !state->id.empty() && state->essential != "OnApply") {
      undone.insert(state->id);
    }
  }
  if (undone.empty()) return;
  for (const zone::Id id : zone.with_state()) {
    const zone::RecordView z = zone[id];
    if (undone.contains(z.state->id)) {
      marks.add(z.id, Rule::template_undone, 0);
    }
  }
}

zone::TemplateState state_of(const Request& request, const Rendered& rendered) {
  const Instance& instance = *request.instance;
  zone::TemplateState state{.id = std::string(instance.id),
                            .provider_id = std::string(instance.provider_id),
                            .service_id = std::string(instance.service_id),
                            .host = std::string(request.host),
                            .essential = "Always",
                            .other = {}};
  // An empty one is written all the same, by those who read it.
  if (state.host.empty()) state.other.push_back({"host", "\"\""});
  if (!rendered.source) return state;
  const templates::Record& record = *rendered.source;
  if (const json::Value essential = record[templates::Property::essential]) {
    state.essential = essential.string();
  }
  // Which group wrote it decides what a later apply of the group replaces.
  if (request.semantics == Semantics::draft_05 && !record.group().empty()) {
    state.other.push_back(
        {"groupId", "\"" + std::string(record.group()) + "\""});
  }
  return state;
}

Result apply(const zone::Zone& zone, const Request& request) {
  Result result;
  std::vector<Rendered> rendered;
  rendered.reserve(request.records.size());
  const bool reference = request.semantics == Semantics::domainconnectzone;
  if (request.host_required && templates::is_scope_root(request.host)) {
    add_error(result, ErrorKind::host_required, 0,
              "the template has hostRequired: it is applied to a host below "
              "the domain, and there is none");
    return result;
  }
  if (request.groups.size() > kMaxApplied) {
    add_error(result, ErrorKind::invalid_data, 0,
              "the request has " + std::to_string(request.groups.size()) +
                  " groups; no template has so many");
    return result;
  }
  if (!reference) check_request(request, result);
  render_all(request, rendered, result);
  if (result.errors.empty() && is_too_much(zone, rendered)) {
    add_error(result, ErrorKind::invalid_data, 0,
              "the zone has more records at the names of the template than "
              "can be compared");
  }
  if (!result.errors.empty()) {
    result.change = {};
  } else if (reference) {
    resolve_like_reference(zone, request, rendered, result);
  } else {
    resolve(zone, request, rendered, result);
  }
  return result;
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
  auto gone = change.removed.begin();  // in the zone's order, as it is
  for (zone::RecordView z : zone.records()) {
    if (gone != change.removed.end() && gone->id == z.id) {
      ++gone;
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
