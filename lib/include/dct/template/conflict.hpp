// SPDX-License-Identifier: MIT
#pragma once

/// Which records cannot be at one name together: the one table that the rules
/// of the linter and the application of a template read
/// (draft-ietf-dconn-domainconnect-05 section 10.4; for APEXCNAME and
/// redirects, of which no draft speaks, the community's text).
///
///   using dct::templates::RecordType;
///   using dct::templates::Conflict;
///   static_assert(dct::templates::conflict(RecordType::cname,
///                                          RecordType::txt) ==
///                 Conflict::alias);

#include <dct/export.h>
#include <dct/template/record_types.hpp>
#include <dct/template/template.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace dct::templates {

/// Why a record that is written displaces one that is there.
enum class Conflict : std::uint8_t {
  none,
  delegation,     ///< NS excludes everything at its name and below it
  alias,          ///< CNAME cannot share its name with other records
  mail_exchange,  ///< MX replaces MX
  service,        ///< SRV replaces SRV of the same service and protocol
  redirect,       ///< a redirect excludes addresses and other redirects
  apex_alias,     ///< APEXCNAME excludes the types that it takes the place of
  address,        ///< A and AAAA replace A and AAAA
  text            ///< TXT and TXT: txtConflictMatchingMode decides
};

/// The values of txtConflictMatchingMode.
enum class ConflictMode : std::uint8_t { none, all, prefix };

/// Of a TXT record; `none` for an absent or unknown value.
[[nodiscard]] DCT_EXPORT ConflictMode conflict_mode(const Record& record);

namespace detail {

struct ConflictRow {
  Conflict why;
  RecordTypeSet written;
  RecordTypeSet there;
};

// The first row that fits decides.
constexpr auto conflict_rows() {
  using enum RecordType;
  constexpr RecordTypeSet kAll = ~RecordTypeSet();
  constexpr RecordTypeSet kAddresses = {a, aaaa};
  constexpr RecordTypeSet kRedirects = {redir301, redir302};
  // A redirect that is written leaves an APEXCNAME alone.
  constexpr RecordTypeSet kAliased = {a, aaaa, mx, txt, spfm, apexcname};
  return std::array{
      ConflictRow{Conflict::delegation, {ns}, kAll},
      ConflictRow{Conflict::delegation, kAll, {ns}},
      ConflictRow{Conflict::alias, {cname}, kAll},
      ConflictRow{Conflict::alias, kAll, {cname}},
      ConflictRow{Conflict::mail_exchange, {mx}, {mx}},
      ConflictRow{Conflict::service, {srv}, {srv}},
      ConflictRow{Conflict::redirect, kRedirects, kAddresses | kRedirects},
      ConflictRow{Conflict::redirect, kAddresses, kRedirects},
      ConflictRow{Conflict::apex_alias, {apexcname}, kAliased | kRedirects},
      ConflictRow{Conflict::apex_alias, kAliased, {apexcname}},
      ConflictRow{Conflict::address, kAddresses, kAddresses},
      ConflictRow{Conflict::text, {txt}, {txt}}};
}

using ConflictTable =
    std::array<std::array<Conflict, kRecordTypeCount>, kRecordTypeCount>;

constexpr ConflictTable conflict_table() {
  ConflictTable table{};
  constexpr auto kRows = conflict_rows();
  for (std::size_t written = 0; written < kRecordTypeCount; ++written) {
    for (std::size_t there = 0; there < kRecordTypeCount; ++there) {
      for (std::size_t row = kRows.size(); row-- > 0;) {
        if (kRows[row].written.has(static_cast<RecordType>(written)) &&
            kRows[row].there.has(static_cast<RecordType>(there))) {
          table[written][there] = kRows[row].why;
        }
      }
    }
  }
  return table;
}

inline constexpr ConflictTable kConflicts = conflict_table();

}  // namespace detail

/// Of two records at one name below the apex.
[[nodiscard]] constexpr Conflict conflict(RecordType written,
                                          RecordType there) {
  return detail::kConflicts[static_cast<std::size_t>(written)]
                           [static_cast<std::size_t>(there)];
}

/// Of two records at the apex: NS records delegate nothing there, and exclude
/// only each other.
[[nodiscard]] constexpr Conflict conflict_at_apex(RecordType written,
                                                  RecordType there) {
  const bool both = written == RecordType::ns && there == RecordType::ns;
  const Conflict why = conflict(written, there);
  return why == Conflict::delegation && !both ? Conflict::none : why;
}

/// Whether a record displaces every one of another type at its name: CNAME.
[[nodiscard]] constexpr bool is_alias(RecordType type) {
  return conflict(type, RecordType::generic) == Conflict::alias;
}

/// Whether a record displaces everything below its name as well: NS.
[[nodiscard]] constexpr bool is_delegation(RecordType type) {
  return conflict(type, RecordType::generic) == Conflict::delegation;
}

}  // namespace dct::templates
