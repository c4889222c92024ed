// SPDX-License-Identifier: MIT
#pragma once

/// What turns one zone into another.
///
///   const dct::zone::Zone before("example.com");
///   dct::zone::Zone after = before;
///   after.add(dct::zone::ResourceRecord{
///       .owner = "@", .type = "A", .data = "192.0.2.1"});
///   const auto changes = dct::zone::difference(before, after);
///   std::cout << changes.added.size() << " added\n";

#include <dct/export.h>
#include <dct/zone/zone.hpp>

#include <string_view>
#include <vector>

namespace dct::zone {

/// Views of both zones, which must outlive it.
struct Difference {
  struct Changed {
    RecordView before{};
    RecordView after{};
  };
  std::vector<RecordView> removed{};
  std::vector<RecordView> added{};
  /// The same record with another TTL or state.
  std::vector<Changed> changed{};
};

/// What turns `before` into `after`. Each list by owner, the apex first
/// (RFC 4034 section 6.1), then by type and data. Duplicates count.
[[nodiscard]] DCT_EXPORT Difference difference(const Zone& before,
                                               const Zone& after);
// It would view a zone that is about to be destroyed.
Difference difference(Zone&& before, const Zone& after) = delete;
Difference difference(const Zone& before, Zone&& after) = delete;
Difference difference(Zone&& before, Zone&& after) = delete;

/// Whether one owner is before another in that order.
DCT_EXPORT bool owner_before(std::string_view a, std::string_view b);

}  // namespace dct::zone
