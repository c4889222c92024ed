// SPDX-License-Identifier: MIT
#include <dct/template/record_types.hpp>
#include <dct/zone/zone.hpp>

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

namespace dct::zone {
namespace {

constexpr std::uint32_t kNone = kNoId;
/// Up to here comparing every owner beats hashing one.
constexpr std::size_t kIndexFrom = 32;

enum Flag : std::uint8_t { kLive = 1, kTtl = 2, kPriority = 4 };
enum RareFlag : std::uint8_t { kWeight = 1, kPort = 2 };

// The static name of a type the table knows; of another one nothing.
std::string_view known_type(std::string_view type) {
  for (const templates::RecordTypeInfo& known : templates::record_types()) {
    if (!known.name.empty() && known.name == type) return known.name;
  }
  return {};
}

std::uint32_t hash_of(std::string_view owner) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(owner));
}

template <typename T>
std::optional<T> present(unsigned flags, unsigned flag, T value) {
  return (flags & flag) != 0 ? std::optional<T>(value) : std::nullopt;
}

}  // namespace

struct Zone::Slot {
  const char* data;
  const char* type;
  std::uint32_t data_size;
  std::uint32_t ttl;
  std::uint32_t owner;
  Id previous;  ///< at the owner
  Id next;
  std::uint32_t rare;
  std::uint16_t priority;
  std::uint8_t type_size;
  std::uint8_t flags;
};

// A name that has records, or names below it that have.
struct Zone::Owner {
  const char* name;
  std::uint32_t size;
  std::uint32_t parent = kNone;
  std::uint32_t first_child = kNone;
  std::uint32_t next_sibling = kNone;
  Id first = kNoId;
  Id last = kNoId;

  std::string_view text() const { return {name, size}; }
};

// With the hash, so that only the owner that is meant need be looked at.
struct Zone::Bucket {
  std::uint32_t hash = 0;
  std::uint32_t owner = kNone;
};

// What few records have.
struct Zone::Rare {
  std::string_view service;
  std::string_view protocol;
  std::uint16_t weight = 0;
  std::uint16_t port = 0;
  std::uint8_t flags = 0;
  std::unique_ptr<const State> state;
  std::unique_ptr<const std::vector<Member>> other;
};

// Texts that never move. Chunks grow with the zone, so that a small one costs
// one small allocation and a large one few.
struct Zone::Arena {
  static constexpr std::size_t kFirst = 512;
  static constexpr std::size_t kLargest = std::size_t{1} << 20U;

  std::vector<std::unique_ptr<char[]>> chunks;
  char* at = nullptr;
  std::size_t left = 0;
  std::size_t next_size = kFirst;

  std::string_view store(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left) grow(text.size());
    char* begin = at;
    std::memcpy(begin, text.data(), text.size());
    at += text.size();
    left -= text.size();
    return {begin, text.size()};
  }

  void grow(std::size_t least) {
    left = std::max(least, next_size);
    chunks.emplace_back(new char[left]);
    at = chunks.back().get();
    next_size = std::min(next_size * 2, kLargest);
  }
};

Zone::Zone(std::string_view apex, std::size_t records)
    : apex_(text::to_lower(apex)) {
  if (apex_.ends_with('.')) apex_.pop_back();
  if (records == 0) return;
  slots_.reserve(records);
  owners_.reserve(std::min(records, kIndexFrom));
}

Zone::Zone(const Zone& other) : Zone(other.apex_, other.size_) {
  for (const RecordView& record : other.records()) add(record);
}

Zone& Zone::operator=(const Zone& other) {
  if (this != &other) *this = Zone(other);
  return *this;
}

Zone::Zone(Zone&& other) noexcept
    : apex_(std::move(other.apex_)),
      size_(std::exchange(other.size_, 0)),
      slots_(std::exchange(other.slots_, {})),
      owners_(std::exchange(other.owners_, {})),
      buckets_(std::exchange(other.buckets_, {})),
      rare_(std::exchange(other.rare_, {})),
      with_state_(std::exchange(other.with_state_, {})),
      arena_(std::move(other.arena_)) {}

Zone& Zone::operator=(Zone&& other) noexcept {
  std::swap(apex_, other.apex_);
  std::swap(size_, other.size_);
  std::swap(slots_, other.slots_);
  std::swap(owners_, other.owners_);
  std::swap(buckets_, other.buckets_);
  std::swap(rare_, other.rare_);
  std::swap(with_state_, other.with_state_);
  std::swap(arena_, other.arena_);
  return *this;
}

Zone::~Zone() = default;

Zone::Range Zone::records() const {
  return Range(Iterator(this, Scope::all, 0));
}

Zone::Range Zone::find(std::string_view owner) const {
  return Range(Iterator(this, Scope::owner, find_owner(owner)));
}

Zone::Range Zone::below(std::string_view owner) const {
  return Range(Iterator(this, Scope::subtree, find_owner(owner)));
}

RecordView Zone::find_above(std::string_view owner,
                            std::string_view type) const {
  if (owner.empty()) owner = dns::kApex;
  for (; !owner.empty(); owner = dns::parent(owner)) {
    for (const RecordView& record : find(owner)) {
      if (record.type == type) return record;
    }
  }
  return {};
}

std::vector<Id> Zone::with_state() const {
  std::vector<Id> ids;
  for (const Id id : with_state_) {
    if ((slots_[id].flags & kLive) != 0) ids.push_back(id);
  }
  return ids;
}

RecordView Zone::operator[](Id id) const {
  const Slot& slot = slots_[id];
  RecordView view;
  view.id = id;
  view.owner = owners_[slot.owner].text();
  view.type = {slot.type, slot.type_size};
  view.data = {slot.data, slot.data_size};
  view.ttl = present(slot.flags, kTtl, slot.ttl);
  view.priority = present(slot.flags, kPriority, slot.priority);
  if (slot.rare == kNone) return view;
  const Rare& rare = rare_[slot.rare];
  view.weight = present(rare.flags, kWeight, rare.weight);
  view.port = present(rare.flags, kPort, rare.port);
  view.service = rare.service;
  view.protocol = rare.protocol;
  view.state = rare.state.get();
  if (rare.other) view.other = *rare.other;
  return view;
}

Id Zone::add(const RecordView& record) {
  if (!arena_) arena_ = std::make_unique<Arena>();
  std::string_view type = known_type(record.type);
  if (type.empty())
    type = arena_->store(text::to_upper(record.type.substr(0, 255)));
  const std::string_view data = arena_->store(record.data);
  const auto id = static_cast<Id>(slots_.size());
  const std::uint32_t owner_index = intern_owner(record.owner);
  Owner& owner = owners_[owner_index];
  slots_.push_back(
      {.data = data.data(),
       .type = type.data(),
       .data_size = static_cast<std::uint32_t>(data.size()),
       .ttl = record.ttl.value_or(0),
       .owner = owner_index,
       .previous = owner.last,
       .next = kNoId,
       .rare = kNone,
       .priority = record.priority.value_or(0),
       .type_size = static_cast<std::uint8_t>(type.size()),
       .flags = static_cast<std::uint8_t>(kLive | (record.ttl ? kTtl : 0) |
                                          (record.priority ? kPriority : 0))});
  (owner.last == kNoId ? owner.first : slots_[owner.last].next) = id;
  owner.last = id;
  ++size_;
  if (record.weight || record.port || !record.service.empty() ||
      !record.protocol.empty() || record.state || !record.other.empty()) {
    slots_[id].rare = static_cast<std::uint32_t>(rare_.size());
    Rare& rare = rare_.emplace_back();
    rare.service = arena_->store(record.service);
    rare.protocol = arena_->store(record.protocol);
    rare.weight = record.weight.value_or(0);
    rare.port = record.port.value_or(0);
    rare.flags = static_cast<std::uint8_t>((record.weight ? kWeight : 0) |
                                           (record.port ? kPort : 0));
    if (record.state) {
      rare.state = std::make_unique<State>(*record.state);
      with_state_.push_back(id);
    }
    if (!record.other.empty()) {
      rare.other = std::make_unique<std::vector<Member>>(record.other.begin(),
                                                         record.other.end());
    }
  }
  return id;
}

void Zone::remove(Id id) {
  if (id >= slots_.size() || (slots_[id].flags & kLive) == 0) return;
  Slot& slot = slots_[id];
  slot.flags = static_cast<std::uint8_t>(slot.flags & ~unsigned{kLive});
  Owner& owner = owners_[slot.owner];
  (slot.previous == kNoId ? owner.first : slots_[slot.previous].next) =
      slot.next;
  (slot.next == kNoId ? owner.last : slots_[slot.next].previous) =
      slot.previous;
  --size_;
}

void Zone::set_ttl(Id id, std::uint32_t ttl) {
  slots_[id].ttl = ttl;
  slots_[id].flags = static_cast<std::uint8_t>(slots_[id].flags | kTtl);
}

Id Zone::first(Scope scope, std::uint32_t top) const {
  if (scope == Scope::all) {
    Id id = 0;
    while (id < slots_.size() && (slots_[id].flags & kLive) == 0) ++id;
    return id < slots_.size() ? id : kNoId;
  }
  if (top == kNone) return kNoId;
  if (scope == Scope::owner) return owners_[top].first;
  for (std::uint32_t o = next_owner(top, top); o != kNone;
       o = next_owner(o, top)) {
    if (owners_[o].first != kNoId) return owners_[o].first;
  }
  return kNoId;
}

Id Zone::next(Id id, Scope scope, std::uint32_t top) const {
  if (scope == Scope::all) {
    do {
      ++id;
    } while (id < slots_.size() && (slots_[id].flags & kLive) == 0);
    return id < slots_.size() ? id : kNoId;
  }
  if (scope == Scope::owner || slots_[id].next != kNoId) return slots_[id].next;
  for (std::uint32_t o = next_owner(slots_[id].owner, top); o != kNone;
       o = next_owner(o, top)) {
    if (owners_[o].first != kNoId) return owners_[o].first;
  }
  return kNoId;
}

// The tree below `top`, each name before those below it.
std::uint32_t Zone::next_owner(std::uint32_t owner, std::uint32_t top) const {
  if (owners_[owner].first_child != kNone) return owners_[owner].first_child;
  for (; owner != top; owner = owners_[owner].parent) {
    if (owners_[owner].next_sibling != kNone) {
      return owners_[owner].next_sibling;
    }
  }
  return kNone;
}

std::uint32_t Zone::find_owner(std::string_view owner) const {
  if (owner.empty()) owner = dns::kApex;
  std::string lower;
  if (text::has_upper(owner)) {
    lower = text::to_lower(owner);
    owner = lower;
  }
  if (buckets_.empty()) {
    for (std::uint32_t i = 0; i < owners_.size(); ++i) {
      if (owners_[i].text() == owner) return i;
    }
    return kNone;
  }
  const std::uint32_t hash = hash_of(owner);
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t at = hash & mask; buckets_[at].owner != kNone;
       at = (at + 1) & mask) {
    const Bucket& bucket = buckets_[at];
    if (bucket.hash == hash && owners_[bucket.owner].text() == owner) {
      return bucket.owner;
    }
  }
  return kNone;
}

// The owner, made with all names between it and the apex if it is new.
std::uint32_t Zone::intern_owner(std::string_view owner) {
  const std::uint32_t found = find_owner(owner);
  if (found != kNone) return found;
  const auto made = static_cast<std::uint32_t>(owners_.size());
  std::string_view name = arena_->store(owner.empty() ? std::string(dns::kApex)
                                                      : text::to_lower(owner));
  for (std::uint32_t above = kNone; above == kNone;) {
    const auto node = static_cast<std::uint32_t>(owners_.size());
    owners_.push_back(
        {.name = name.data(), .size = static_cast<std::uint32_t>(name.size())});
    index_owner(node);
    name = dns::parent(name);
    if (name.empty()) break;
    if (name == dns::kApex) name = dns::kApex;
    above = find_owner(name);
    const std::uint32_t up = above == kNone ? node + 1 : above;
    owners_[node].parent = up;
    // The parent may be the next to be made; it then begins with this child.
    if (above != kNone) {
      owners_[node].next_sibling = owners_[above].first_child;
      owners_[above].first_child = node;
    }
  }
  for (std::uint32_t i = made + 1; i < owners_.size(); ++i) {
    owners_[i].first_child = i - 1;
  }
  return made;
}

void Zone::index_owner(std::uint32_t owner) {
  if (owners_.size() <= kIndexFrom) return;
  const auto insert = [this](Bucket bucket) {
    const std::size_t mask = buckets_.size() - 1;
    std::size_t at = bucket.hash & mask;
    while (buckets_[at].owner != kNone) at = (at + 1) & mask;
    buckets_[at] = bucket;
  };
  if (buckets_.empty()) {
    buckets_.assign(kIndexFrom * 4, {});
    for (std::uint32_t i = 0; i < owner; ++i) {
      insert({.hash = hash_of(owners_[i].text()), .owner = i});
    }
  } else if (owners_.size() * 4 > buckets_.size() * 3) {
    const std::vector<Bucket> old =
        std::exchange(buckets_, std::vector<Bucket>(buckets_.size() * 2));
    for (const Bucket& bucket : old) {
      if (bucket.owner != kNone) insert(bucket);
    }
  }
  insert({.hash = hash_of(owners_[owner].text()), .owner = owner});
}

}  // namespace dct::zone
