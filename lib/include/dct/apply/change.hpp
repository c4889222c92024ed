// SPDX-License-Identifier: MIT
#pragma once

/// What applying a template does to a zone: records that are added, removed
/// and kept, each with the template's record and the reason.
///
///   dct::zone::Zone zone("example.com");
///   dct::apply::Change change;
///   change.added.push_back(
///       {.record = {.owner = "www", .type = "A", .data = "192.0.2.1"},
///        .number = 1});
///   dct::apply::commit(zone, change);
///   std::cout << zone.size() << '\n';  // 1

#include <dct/export.h>
#include <dct/diagnostic/problem.hpp>
#include <dct/zone/zone.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dct::apply {

/// Why a record of the zone is removed, changed, or kept.
enum class Reason : std::uint8_t {
  cname,            ///< a CNAME cannot share its name (draft-05 10.4.1)
  delegation,       ///< NS against what is at it or below it
  address,          ///< A and AAAA replace A and AAAA
  mail_exchange,    ///< MX replaces MX
  service,          ///< SRV replaces SRV
  txt_all,          ///< txtConflictMatchingMode All
  txt_prefix,       ///< txtConflictMatchingMode Prefix
  redirect,         ///< addresses, aliases and redirects exclude each other
  apex_alias,       ///< APEXCNAME against the types it takes the place of
  spf_merged,       ///< its terms are in the merged policy
  spf_conflict,     ///< an SPF policy that cannot be merged (9.4)
  applied_before,   ///< of the earlier instance (10.4.1.1)
  template_undone,  ///< its template lost an essential record (10.5)
  identical,        ///< the same record exists already (10.4.1.3)
  one_ttl           ///< an RRset has a single TTL (10.2)
};

/// "cname", for programs.
[[nodiscard]] DCT_EXPORT std::string_view name(Reason reason);
/// "a CNAME cannot share ...": completes "removed, because ...".
[[nodiscard]] DCT_EXPORT std::string_view explanation(Reason reason);

/// A record that the template writes.
struct Added {
  zone::ResourceRecord record{};
  unsigned number = 0;  ///< of the template's record, 1-based
};

/// A record of the zone that is removed.
struct Removed {
  zone::Id id = zone::kNoId;
  Reason reason = Reason::cname;
  /// Number of the template's record that displaces it; 0 if none.
  unsigned number = 0;
};

/// A record of the zone that stays; its TTL may change.
struct Kept {
  zone::Id id = zone::kNoId;
  Reason reason = Reason::identical;
  unsigned number = 0;                 ///< of the template's record; 0 if none
  std::optional<std::uint32_t> ttl{};  ///< its new TTL
};

struct DCT_EXPORT Change {
  std::vector<Added> added{};      ///< in the template's order
  std::vector<Removed> removed{};  ///< in the zone's order
  std::vector<Kept> kept{};        ///< only those that the template touches
  /// What happens to a template's record beyond what it says, as `info`; its
  /// place is the record.
  std::vector<diagnostic::Problem> remarks{};
  /// Numbers of the template's records whose group is not applied.
  std::vector<unsigned> inactive{};

  [[nodiscard]] bool is_nothing() const;
};

/// Makes the change in the zone it was computed for. Costs as many steps as the
/// change has records.
DCT_EXPORT void commit(zone::Zone& zone, const Change& change);
/// The zone after the change: what stays, in its order, then what is added.
[[nodiscard]] DCT_EXPORT zone::Zone after(const zone::Zone& zone,
                                          const Change& change);

}  // namespace dct::apply
