// SPDX-License-Identifier: MIT
#include "apply/draft/draft_conflicts.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/template/conflict.hpp>

#include <algorithm>
#include <optional>
#include <string>

#include "apply/same_record.hpp"

namespace dct::apply {
namespace {

using templates::Conflict;
using zone::RecordView;

/// Allowed beside a CNAME, as it is about the CNAME (RFC 4034, 4035).
bool is_signature(std::string_view type) {
  return type == "RRSIG" || type == "NSEC";
}

std::optional<Reason> text_reason(const templates::Record& record,
                                  const RecordView& z) {
  switch (templates::conflict_mode(record)) {
    case templates::ConflictMode::none:
      break;
    case templates::ConflictMode::all:
      return Reason::txt_all;
    case templates::ConflictMode::prefix:
      const json::Value prefix =
          record[templates::Property::txt_conflict_matching_prefix];
      if (prefix && text_of(z).starts_with(prefix.string())) {
        return Reason::txt_prefix;
      }
  }
  return std::nullopt;
}

std::optional<Reason> reason_of(const Rendered& r, const RecordView& z,
                                bool at_apex) {
  if (z.type == "SOA" && at_apex) return std::nullopt;
  const templates::RecordType there = templates::record_type_named(z.type);
  switch (at_apex ? templates::conflict_at_apex(r.type, there)
                  : templates::conflict(r.type, there)) {
    case Conflict::none:
      return std::nullopt;
    case Conflict::delegation:
      return Reason::delegation;
    case Conflict::alias:
      if (is_signature(z.type)) return std::nullopt;
      return Reason::cname;
    case Conflict::mail_exchange:
      return Reason::mail_exchange;
    case Conflict::service:
      return Reason::service;
    case Conflict::redirect:
      return Reason::redirect;
    case Conflict::apex_alias:
      return Reason::apex_alias;
    case Conflict::address:
      return Reason::address;
    case Conflict::text:
      return text_reason(*r.source, z);
  }
  return std::nullopt;
}

}  // namespace

bool DraftConflicts::is_written_again(const RecordView& z) {
  if (written_again_.contains(z.id)) return true;
  const bool again =
      std::any_of(rendered_.begin(), rendered_.end(), [&z](const Rendered& r) {
        return r.type != templates::RecordType::spfm &&
               is_identical(z, r.record);
      });
  if (again) written_again_.insert(z.id);
  return again;
}

void DraftConflicts::mark(const RecordView& z, Reason reason,
                          const Rendered& r) {
  if (marks_.has(z.id) || is_written_again(z)) return;
  marks_.add(z.id, reason, r.number);
}

void DraftConflicts::find(const Rendered& r) {
  const std::string owner = dns_owner(r.record);
  const bool at_apex = owner == dns::kApex;
  for_each_at(zone_, owner, [&](const RecordView& z) {
    if (const auto reason = reason_of(r, z, at_apex)) mark(z, *reason, r);
  });
  if (at_apex) return;
  if (templates::is_delegation(r.type)) {
    for (const RecordView& z : zone_.below(owner)) {
      mark(z, Reason::delegation, r);
    }
  }
  // A delegation above would hide the new record.
  for (std::string_view above = dns::parent(owner); above != dns::kApex;
       above = dns::parent(above)) {
    for (const RecordView& z : zone_.find(above)) {
      if (z.type == "NS") mark(z, Reason::delegation, r);
    }
  }
}

}  // namespace dct::apply
