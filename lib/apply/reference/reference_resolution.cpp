// SPDX-License-Identifier: MIT

// How the Python reference library brings a template's records and those of a
// zone together, quirks included: the registry's editor and the public vectors
// depend on its results, so that each step is what the library does, not what
// it should do.
//
// Records are looked at in the template's order. Each marks what it displaces,
// by a table of types at the same owner; NS also marks everything below it. An
// SPFM record is put at the start of the policy that is there, unless its text
// is found in it. Then each record is written, unless the same record is there
// and is not marked. With state, what an earlier application wrote is marked
// first, and the rest of a template that lost an essential record last.
//
// The draft's resolution shares no code with this one: it looks at all records
// before it writes any, and a change for the draft must not change these
// results.

#include "apply/reference/reference_resolution.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

#include "apply/marks.hpp"
#include "apply/record_kinds.hpp"
#include "apply/template_state.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

constexpr std::string_view kSpf = "v=spf1 ";
constexpr std::uint32_t kSpfTtl = 6000;

/// Which types at its owner a new record pushes out.
struct Displaces {
  std::string_view type;
  Reason reason;
  std::array<std::string_view, 7> types;
};
constexpr std::array kDisplaces = {
    Displaces{"A",
              Reason::address,
              {"A", "AAAA", "CNAME", "NS", "REDIR301", "REDIR302"}},
    Displaces{"AAAA",
              Reason::address,
              {"A", "AAAA", "CNAME", "NS", "REDIR301", "REDIR302"}},
    Displaces{"MX", Reason::mail_exchange, {"MX", "CNAME", "NS"}},
    Displaces{"TXT", Reason::cname, {"CNAME"}},
    Displaces{"SRV", Reason::service, {"SRV"}},
    Displaces{"CNAME",
              Reason::cname,
              {"A", "AAAA", "CNAME", "MX", "TXT", "REDIR301", "REDIR302"}},
    Displaces{"APEXCNAME",
              Reason::apex_alias,
              {"A", "AAAA", "CNAME", "MX", "TXT", "REDIR301", "REDIR302"}},
    Displaces{"REDIR301",
              Reason::redirect,
              {"A", "AAAA", "CNAME", "REDIR301", "REDIR302"}},
    Displaces{"REDIR302",
              Reason::redirect,
              {"A", "AAAA", "CNAME", "REDIR301", "REDIR302"}},
};

Reason reason_for(const Displaces& row, std::string_view victim) {
  if (victim == "CNAME") return Reason::cname;
  if (victim == "NS") return Reason::delegation;
  if (is_redirect(victim)) return Reason::redirect;
  return row.reason;
}

void displace(const zone::Zone& zone, const Rendered& rendered, Marks& marks) {
  const zone::ResourceRecord& r = rendered.record;
  if (r.type == "NS") {
    for (const zone::RecordView& z : zone.find(r.owner)) {
      marks.add(z.id, Reason::delegation, rendered.number);
    }
    // It looks for names that end in ".@", and there are none.
    if (r.owner == "@") return;
    for (const zone::RecordView& z : zone.below(r.owner)) {
      marks.add(z.id, Reason::delegation, rendered.number);
    }
    return;
  }
  const auto* row =
      std::find_if(kDisplaces.begin(), kDisplaces.end(),
                   [&r](const Displaces& d) { return d.type == r.type; });
  if (row == kDisplaces.end()) return;
  for (const zone::RecordView& z : zone.find(r.owner)) {
    // The zone's own servers are not a delegation.
    if (z.type == "NS" && r.owner == "@") continue;
    if (std::find(row->types.begin(), row->types.end(), z.type) !=
        row->types.end()) {
      marks.add(z.id, reason_for(*row, z.type), rendered.number);
    }
  }
}

void displace_texts(const zone::Zone& zone, const Rendered& rendered,
                    Marks& marks) {
  if (!rendered.source) return;
  const std::string_view mode =
      (*rendered.source)[templates::Property::txt_conflict_matching_mode]
          .string();
  const std::string_view prefix =
      (*rendered.source)[templates::Property::txt_conflict_matching_prefix]
          .string();
  if (mode != "All" && mode != "Prefix") return;
  for (const zone::RecordView& z : zone.find(rendered.record.owner)) {
    if (z.type != "TXT") continue;
    if (mode == "All") {
      marks.add(z.id, Reason::txt_all, rendered.number);
    } else if (z.data.starts_with(prefix)) {
      marks.add(z.id, Reason::txt_prefix, rendered.number);
    }
  }
}

/// Makes the TXT record of an SPFM record. False: there is nothing to write.
bool merge_spf(const zone::Zone& zone, Rendered& rendered, Marks& marks) {
  zone::ResourceRecord& r = rendered.record;
  for (const zone::RecordView& z : zone.find(r.owner)) {
    if (z.type != "TXT" || !z.data.starts_with(kSpf)) continue;
    if (z.data.find(r.data) != std::string_view::npos) return false;
    marks.add(z.id, Reason::spf_merged, rendered.number);
    r.data = std::string(kSpf) + r.data + " " +
             std::string(z.data.substr(kSpf.size()));
    r.ttl = z.ttl;
    return true;
  }
  r.data = std::string(kSpf) + r.data + " ~all";
  if (!r.ttl) r.ttl = kSpfTtl;
  return true;
}

/// What it compares in lower case, and what as it is.
bool is_case_sensitive(std::string_view type) {
  return type == "TXT" ||
         templates::record_type_named(type) == templates::RecordType::generic;
}

bool is_there(const zone::Zone& zone, const zone::ResourceRecord& r,
              const Marks& marks, zone::Id& id) {
  for (const zone::RecordView& z : zone.find(r.owner)) {
    if (z.type != r.type || marks.has(z.id)) continue;
    if (is_case_sensitive(r.type) ? z.data == r.data
                                  : text::to_lower(z.data) == r.data) {
      id = z.id;
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> reference_self_conflict(
    std::span<const Rendered> rendered) {
  const zone::ResourceRecord& last = rendered.back().record;
  for (const Rendered& earlier : rendered.first(rendered.size() - 1)) {
    const zone::ResourceRecord& r = earlier.record;
    const bool same = r.owner == last.owner;
    const bool cname = r.type == "CNAME" || last.type == "CNAME";
    const bool apex = r.type == "APEXCNAME" && last.type == "APEXCNAME";
    const bool delegated = (r.type == "NS" && last.type != "NS" &&
                            (same || dns::is_below(last.owner, r.owner))) ||
                           (last.type == "NS" && r.type != "NS" &&
                            (same || dns::is_below(r.owner, last.owner)));
    if ((same && (cname || apex)) || delegated) {
      return "record " + std::to_string(earlier.number) + " writes " + r.type +
             " at " + text::quote(r.owner) + ", which excludes " + last.type +
             " at " + text::quote(last.owner);
    }
  }
  return std::nullopt;
}

void resolve_by_reference(const zone::Zone& zone, const Request& request,
                          std::vector<Rendered>& rendered, Change& change) {
  Marks marks;
  if (request.instance && !request.instance->multi_instance) {
    for (const zone::Id id : zone.with_state()) {
      const zone::RecordView z = zone[id];
      if (is_same_application(*z.state, request)) {
        marks.add(z.id, Reason::applied_before, 0);
      }
    }
  }
  std::vector<Rendered*> written;
  for (Rendered& r : rendered) {
    if (r.type == templates::RecordType::spfm) {
      if (!merge_spf(zone, r, marks)) continue;
    } else {
      displace(zone, r, marks);
      if (r.type == templates::RecordType::txt) displace_texts(zone, r, marks);
    }
    written.push_back(&r);
  }
  if (request.instance) undo_templates(zone, request, marks);
  for (Rendered* r : written) {
    zone::Id id = zone::kNoId;
    if (is_there(zone, r->record, marks, id)) {
      change.kept.push_back(
          {.id = id, .reason = Reason::identical, .number = r->number});
      continue;
    }
    if (request.instance) r->record.state = state_of(request, *r);
    change.added.push_back({std::move(r->record), r->number});
  }
  change.removed = std::move(marks).sorted();
}

}  // namespace dct::apply
