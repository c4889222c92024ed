// SPDX-License-Identifier: MIT
#include "apply/draft/bounds.hpp"

namespace dct::apply {
namespace {

/// The reference library copies the zone's policy for each SPFM record. Counted
/// until there are too many.
std::size_t bytes_to_merge(const zone::Zone& zone,
                           const std::vector<Rendered>& rendered) {
  std::size_t bytes = 0;
  for (const Rendered& r : rendered) {
    if (r.type != templates::RecordType::spfm) continue;
    for (const zone::RecordView& z : zone.find(r.record.owner)) {
      if (z.type == "TXT") bytes += z.data.size();
      if (bytes > kMaxAppliedBytes) return bytes;
    }
  }
  return bytes;
}

bool has_too_many_encounters(const zone::Zone& zone,
                             const std::vector<Rendered>& rendered) {
  // To compare a record that may be identical costs more than to remove one.
  constexpr std::size_t kWeight = 4;
  if (rendered.size() * zone.size() * kWeight <= kMaxEncounters) return false;
  std::size_t encounters = 0;
  const auto count = [&](zone::Zone::Range range, std::size_t weight) {
    for (auto at = range.begin();
         at != range.end() && encounters <= kMaxEncounters; ++at) {
      encounters += weight;
    }
  };
  for (const Rendered& r : rendered) {
    count(zone.find(r.record.owner), kWeight);
    if (r.type == templates::RecordType::ns && r.record.owner != "@") {
      count(zone.below(r.record.owner), 1);
    }
  }
  return encounters > kMaxEncounters;
}

}  // namespace

bool is_too_much(const zone::Zone& zone,
                 const std::vector<Rendered>& rendered) {
  constexpr std::size_t kFew = 16;
  if (rendered.size() <= kFew) return false;
  return has_too_many_encounters(zone, rendered) ||
         bytes_to_merge(zone, rendered) > kMaxAppliedBytes;
}

}  // namespace dct::apply
