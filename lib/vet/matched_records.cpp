// SPDX-License-Identifier: MIT
#include "vet/matched_records.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <optional>

#include "template/host_name.hpp"

namespace dct::vet {
namespace {

using json::Kind;
using json::Value;
using templates::Property;
using templates::Record;

/// How alike two records are, the greatest first; 0: they have nothing to do
/// with each other.
constexpr std::size_t kSameValue = 1'000'000;
constexpr std::size_t kSameOwner = 2'000'000;

std::size_t common_ends(std::string_view a, std::string_view b) {
  const std::size_t least = std::min(a.size(), b.size());
  std::size_t front = 0;
  while (front < least && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (back < least - front &&
         a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
    ++back;
  }
  return front + back;
}

std::string value_of(const Record& r) {
  return r.type_name.empty() ? std::string()
                             : effective(r, templates::info(r.type).value);
}

std::string owner_of(const Record& r) {
  return templates::owner_key(r.owner().string()) + " " +
         effective(r, Property::service) + " " +
         effective(r, Property::protocol) + " " + std::string(r.group());
}

struct Known {
  const Record* record;
  std::string owner;
  std::string value;
  bool taken = false;
};

std::vector<Known> known_of(std::span<const Record> records) {
  std::vector<Known> all;
  for (const Record& r : records) {
    all.push_back({&r, owner_of(r), value_of(r)});
  }
  return all;
}

std::size_t likeness(const Known& a, const Known& b) {
  if (a.record->type_name != b.record->type_name) return 0;
  const bool same_owner = a.owner == b.owner;
  const bool same_value = a.value == b.value;
  if (!same_owner && !same_value) return 0;
  return (same_owner ? kSameOwner : 0) + (same_value ? kSameValue : 0) +
         std::min(common_ends(a.value, b.value) + common_ends(a.owner, b.owner),
                  kSameValue - 1);
}

}  // namespace

std::string effective(const Record& record, Property property) {
  const Value value = record[property];
  std::string text(value.is(Kind::string) ? value.string()
                   : value                ? value.token()
                                          : std::string_view());
  switch (property) {
    case Property::host:
    case Property::name:
      return templates::owner_key(text).empty() ? "@"
                                                : templates::owner_key(text);
    case Property::points_to:
    case Property::target:
      return text.find("://") == std::string::npos ? text::to_lower(text)
                                                   : text;
    case Property::essential:
      return text.empty() ? "Always" : text;
    case Property::txt_conflict_matching_mode:
      return text.empty() ? "None" : text;
    default:
      return text;
  }
}

MatchedRecords match_records(std::span<const Record> before,
                             std::span<const Record> after) {
  struct Pair {
    std::size_t likeness;
    std::size_t before;
    std::size_t after;
  };
  std::vector<Known> old = known_of(before);
  std::vector<Known> now = known_of(after);
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < now.size(); ++a) {
    for (std::size_t b = 0; b < old.size(); ++b) {
      const std::size_t like = likeness(old[b], now[a]);
      if (like > 0) pairs.push_back({like, b, a});
    }
  }
  std::stable_sort(
      pairs.begin(), pairs.end(),
      [](const Pair& x, const Pair& y) { return x.likeness > y.likeness; });
  std::vector<std::optional<std::size_t>> partner(now.size());
  for (const Pair& p : pairs) {
    if (old[p.before].taken || now[p.after].taken) continue;
    old[p.before].taken = now[p.after].taken = true;
    partner[p.after] = p.before;
  }
  MatchedRecords matched;
  for (std::size_t a = 0; a < now.size(); ++a) {
    if (partner[a]) {
      matched.pairs.emplace_back(old[*partner[a]].record, now[a].record);
    } else {
      matched.added.push_back(now[a].record);
    }
  }
  for (const Known& k : old) {
    if (!k.taken) matched.removed.push_back(k.record);
  }
  return matched;
}

}  // namespace dct::vet
