// SPDX-License-Identifier: MIT
#include "vet/outcome.hpp"

#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/url.hpp>

#include <algorithm>

#include "dns/public_suffix.hpp"
#include "dns/spf_policy.hpp"
#include "template/host_name.hpp"
#include "vet/data_fields.hpp"
#include "vet/platforms.hpp"
#include "vet/unifier.hpp"

namespace dct::vet {
namespace {

using templates::RecordType;
using zone::RecordView;
using zone::Zone;

constexpr std::string_view kForeign = "evil.example.net";
constexpr std::string_view kMark = "evil";

bool is_redirect(RecordType type) {
  return type == RecordType::redir301 || type == RecordType::redir302;
}

/// The name that a record points to; empty: it points to none.
std::string target_of(const zone::ResourceRecord& r, RecordType type) {
  switch (type) {
    case RecordType::cname:
    case RecordType::ns:
    case RecordType::mx:
    case RecordType::srv:
    case RecordType::apexcname:
      return text::to_lower(r.data);
    case RecordType::redir301:
    case RecordType::redir302: {
      const text::Url url = text::split_url(r.data);
      if (!url.authority) return {};
      const auto authority = text::split_authority(*url.authority);
      return authority ? text::to_lower(authority->host) : std::string();
    }
    default:
      return {};
  }
}

Target whose(const std::string& name) {
  if (name == kForeign || name.ends_with("." + std::string(kForeign))) {
    return Target::foreign;
  }
  if (platform_of(name)) return Target::shared;
  return dns::registrable_domain(name).starts_with(kMark) ? Target::foreign
                                                          : Target::tenant;
}

/// Whether the caller chooses the top-level domain of a name, or a part of it.
bool has_open_tld(std::string_view name) {
  const std::vector<templates::Label> labels = templates::labels_of(name);
  if (labels.empty()) return false;
  const templates::Pieces pieces(labels.back().text);
  return std::any_of(pieces.begin(), templates::Pieces::end(),
                     [](const templates::Piece& p) {
                       return p.is_variable && !templates::is_built_in(p.text);
                     });
}

Target whose(const templates::Record& record, const std::string& target) {
  const bool is_open = !is_redirect(record.type) &&
                       target.find(kMark) != std::string::npos &&
                       has_open_tld(record.content().string());
  return is_open ? Target::foreign : whose(target);
}

bool has_target(const zone::ResourceRecord& r, const templates::Record& record,
                const Probe& probe) {
  const bool has_variable =
      record.content().string().find('%') != std::string_view::npos;
  if (probe.target == Target::tenant && !has_variable) return false;
  const std::string target = target_of(r, record.type);
  if (target.empty() || probe.success == Success::taken) return true;
  const Target is = whose(record, target);
  if (probe.target == Target::foreign) return is == probe.target;
  if (!dns::has_public_tld(target) || dns::registrable_domain(target).empty()) {
    return false;
  }
  // A name that nobody else could have is not one of a tenant.
  const bool is_chosen = target.find(kMark) != std::string::npos;
  return probe.target == Target::path ? !is_chosen
                                      : is_chosen && is == probe.target;
}

bool is_alone(const Zone& zone, const zone::ResourceRecord& r) {
  const auto same = zone.find(r.owner);
  return std::count_if(
             same.begin(), Zone::Range::end(),
             [&r](const RecordView& o) { return o.type == r.type; }) == 1;
}

std::string_view tag_of(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of("; "), text.size()));
}

bool is_only_policy(const Zone& zone, const zone::ResourceRecord& r) {
  if (r.type != "TXT") return true;
  for (const RecordView& o : zone.find(r.owner)) {
    if (o.type == "TXT" && o.data != r.data && tag_of(o.data) == tag_of(r.data))
      return false;
  }
  return true;
}

/// No address is left that the customer had.
bool has_every_address(const Zone& before, const Zone& after,
                       const zone::ResourceRecord& r) {
  for (const RecordView& o : after.find(r.owner)) {
    if (o.type != "A" && o.type != "AAAA") continue;
    for (const RecordView& old : before.find(r.owner)) {
      if (zone::same_record(o, old)) return false;
    }
  }
  return true;
}

bool is_best_mail(const Zone& zone, const zone::ResourceRecord& r) {
  for (const RecordView& o : zone.find(r.owner)) {
    if (o.type == "MX" && o.data != r.data &&
        o.priority.value_or(0) < r.priority.value_or(0)) {
      return false;
    }
  }
  return true;
}

bool admits_the_caller(const dns::SpfTerm& term) {
  if (term.qualifier != '+') return false;
  const std::string key = term.key();
  const std::string domain = dns::registrable_domain(term.argument);
  return (key == "all") || (key == "ip4" && term.argument == "0.0.0.0/0") ||
         (key != "ip4" && key != "ip6" &&
          (term.argument == kForeign ||
           term.argument.ends_with("." + std::string(kForeign)) ||
           domain.starts_with(kMark)));
}

bool passes_spf(const Zone& zone, const zone::ResourceRecord& r) {
  unsigned policies = 0;
  bool passes = false;
  for (const RecordView& o : zone.find(r.owner)) {
    if (o.type != "TXT" || !dns::is_spf_policy(o.data)) continue;
    ++policies;
    const auto terms = dns::spf_terms(o.data);
    passes = std::any_of(terms.begin(), terms.end(), admits_the_caller);
  }
  return policies == 1 && passes;
}

bool is_taken(const Outcome& outcome, const zone::ResourceRecord& r) {
  return std::any_of(outcome.change.removed.begin(),
                     outcome.change.removed.end(),
                     [&](const apply::Removed& removed) {
                       return removed.number == outcome.record.number &&
                              outcome.before[removed.id].owner == r.owner;
                     });
}

bool holds(const Outcome& outcome, const Probe& probe,
           const zone::ResourceRecord& r) {
  if (probe.success == Success::stands) return true;
  if (probe.success == Success::taken) return is_taken(outcome, r);
  if (probe.success == Success::escapes) {
    return escapes(outcome.record, r, outcome.before.apex());
  }
  const Zone after = apply::after(outcome.before, outcome.change);
  switch (probe.success) {
    case Success::alone:
      return is_alone(after, r);
    case Success::only_policy:
      return is_only_policy(after, r);
    case Success::every_address:
      return has_every_address(outcome.before, after, r);
    case Success::best_mail:
      return is_best_mail(after, r);
    case Success::passes_spf:
      return passes_spf(after, r);
    case Success::stands:
    case Success::taken:
    case Success::escapes:
      break;
  }
  return true;
}

}  // namespace

ProbeVerdict judge(const Outcome& outcome, const Probe& probe,
                   const ProbeTry& t) {
  ProbeVerdict verdict;
  for (const apply::Added& added : outcome.change.added) {
    const zone::ResourceRecord& r = added.record;
    if (added.number != outcome.record.number) continue;
    // The address of a redirect is written for the same record.
    if (is_redirect(outcome.record.type) &&
        r.type != outcome.record.type_name) {
      continue;
    }
    const bool is_exempt = std::any_of(
        t.but.begin(), t.but.end(),
        [&r](const std::string& but) { return Glob(but).holds(r.owner); });
    if (is_exempt || !has_target(r, outcome.record, probe)) continue;
    if (holds(outcome, probe, r)) return {.record = r};
    verdict.depends_on_zone = probe.success != Success::escapes;
  }
  // The zone may have the record already.
  verdict.depends_on_zone =
      verdict.depends_on_zone || !outcome.change.kept.empty();
  return verdict;
}

}  // namespace dct::vet
