// SPDX-License-Identifier: MIT
#include "apply/draft/self_conflict.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/template/conflict.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "apply/record_kinds.hpp"
#include "apply/same_record.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using templates::RecordType;

/// A record with the name that it has in the DNS.
struct NamedRecord {
  const Rendered& rendered;
  std::string owner;
};

/// Whether an address is that of a name server which the template names.
bool is_glue(const NamedRecord& address, std::span<const Rendered> rendered,
             std::string_view domain) {
  if (!is_address(address.rendered.record.type)) return false;
  const std::string name = address.owner + "." + text::to_lower(domain);
  return std::any_of(rendered.begin(), rendered.end(), [&](const Rendered& r) {
    return r.type == RecordType::ns && r.record.data == name;
  });
}

/// Whether a type excludes others at its name or below it.
bool is_exclusive(RecordType type) {
  return templates::is_alias(type) || templates::is_delegation(type) ||
         type == RecordType::apexcname;
}

bool is_second_at_alias(const NamedRecord& a, const NamedRecord& b) {
  if (a.owner != b.owner) return false;
  const RecordType x = a.rendered.type;
  const RecordType y = b.rendered.type;
  const bool alias = templates::is_alias(x) || templates::is_alias(y) ||
                     (x == RecordType::apexcname && x == y);
  return alias && !is_identical(a.rendered.record, b.rendered.record);
}

bool hides(const NamedRecord& delegation, const NamedRecord& other,
           std::span<const Rendered> rendered, std::string_view domain) {
  if (!templates::is_delegation(delegation.rendered.type) ||
      delegation.owner == dns::kApex) {
    return false;
  }
  const bool at_it = other.owner == delegation.owner;
  if (!at_it && !dns::is_below(other.owner, delegation.owner)) return false;
  // The other servers, and the signature of the delegation.
  const std::string& type = other.rendered.record.type;
  if (at_it && (type == "NS" || type == "DS")) return false;
  return !is_glue(other, rendered, domain);
}

}  // namespace

std::optional<std::string> self_conflict(std::span<const Rendered> rendered,
                                         std::string_view domain) {
  const NamedRecord last{rendered.back(), dns_owner(rendered.back().record)};
  for (const Rendered& earlier : rendered.first(rendered.size() - 1)) {
    if (!is_exclusive(last.rendered.type) && !is_exclusive(earlier.type)) {
      continue;
    }
    const NamedRecord other{earlier, dns_owner(earlier.record)};
    const auto there = [&other] {
      return "record " + std::to_string(other.rendered.number) + " writes " +
             other.rendered.record.type + " at " + text::quote(other.owner);
    };
    if (is_second_at_alias(last, other)) {
      return there() + "; an alias cannot share its name with other records";
    }
    if (hides(last, other, rendered, domain) ||
        hides(other, last, rendered, domain)) {
      return there() + ", and this is " + last.rendered.record.type + " at " +
             text::quote(last.owner) +
             "; records at or below a delegation are never found";
    }
  }
  return std::nullopt;
}

}  // namespace dct::apply
