// SPDX-License-Identifier: MIT

// How a zone is kept. A record is a slot of fixed size in one vector, in the
// order of addition; its number in the vector is its Id, which is never used
// again, so that a removed record needs no more than a cleared flag. Texts are
// in an arena and never move: that is why views of them stay valid. The slots
// of one owner are a linked list that begins in the owner's node of a tree of
// names; a delegation finds what it hides by walking down the tree, a record
// finds the delegation above it by walking up. What few records have (the two
// labels of SRV, template state, members of JSON) is in a vector of its own, so
// that the others don't pay for it.
//
// The obvious map from owners to vectors of records costs an allocation for
// each of them; a zone of a million records is then twice as large and three
// times slower to read. Adding, finding and removing cost constant time, a
// range costs what it yields.

#include <dct/template/record_types.hpp>
#include <dct/text/ascii.hpp>
#include <dct/zone/zone.hpp>

#include <utility>

#include <dct/dns/owner_name.hpp>
#include "zone/owner_tree.hpp"
#include "zone/text_arena.hpp"

namespace dct::zone {
namespace {

constexpr std::uint32_t kNone = OwnerTree::kNone;

enum Flag : std::uint8_t { kLive = 1, kTtl = 2, kPriority = 4 };
enum RareFlag : std::uint8_t { kWeight = 1, kPort = 2 };

struct Slot {
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

  bool is_live() const { return (flags & kLive) != 0; }
};

// What few records have.
struct RareFields {
  std::string_view service;
  std::string_view protocol;
  std::uint16_t weight = 0;
  std::uint16_t port = 0;
  std::uint8_t flags = 0;
  std::unique_ptr<const TemplateState> state;
  std::unique_ptr<const std::vector<JsonMember>> other;
};

// The static name of a type the table knows; of another one nothing.
std::string_view known_type(std::string_view type) {
  for (const templates::RecordTypeInfo& known : templates::record_types()) {
    if (!known.name.empty() && known.name == type) return known.name;
  }
  return {};
}

template <typename T>
std::optional<T> present(unsigned flags, unsigned flag, T value) {
  return (flags & flag) != 0 ? std::optional<T>(value) : std::nullopt;
}

bool has_rare_fields(const RecordView& record) {
  return record.weight || record.port || !record.service.empty() ||
         !record.protocol.empty() || record.state || !record.other.empty();
}

}  // namespace

struct Zone::Store {
  std::vector<Slot> slots;
  OwnerTree owners;
  std::vector<RareFields> rare;
  std::vector<Id> with_state;  // some may be removed
  TextArena texts;

  void add_rare_fields(Id id, const RecordView& record);
  void link(Id id);
  void unlink(Id id);
  Id first_below(std::uint32_t owner, std::uint32_t top) const;
};

Zone::Zone(std::string_view apex, std::size_t records)
    : apex_(text::to_lower(apex)) {
  if (apex_.ends_with('.')) apex_.pop_back();
  if (records == 0) return;
  store().slots.reserve(records);
  store().owners.reserve(records);
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
      store_(std::move(other.store_)) {}

Zone& Zone::operator=(Zone&& other) noexcept {
  std::swap(apex_, other.apex_);
  std::swap(size_, other.size_);
  std::swap(store_, other.store_);
  return *this;
}

Zone::~Zone() = default;

Zone::Store& Zone::store() {
  if (!store_) store_ = std::make_unique<Store>();
  return *store_;
}

Zone::Range Zone::records() const& {
  return Range(Iterator(this, Scope::all, 0));
}

Zone::Range Zone::find(std::string_view owner) const& {
  const std::uint32_t found = store_ ? store_->owners.find(owner) : kNone;
  return Range(Iterator(this, Scope::owner, found));
}

Zone::Range Zone::below(std::string_view owner) const& {
  const std::uint32_t found = store_ ? store_->owners.find(owner) : kNone;
  return Range(Iterator(this, Scope::subtree, found));
}

RecordView Zone::find_above(std::string_view owner,
                            std::string_view type) const& {
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
  if (!store_) return ids;
  for (const Id id : store_->with_state) {
    if (store_->slots[id].is_live()) ids.push_back(id);
  }
  return ids;
}

RecordView Zone::operator[](Id id) const& {
  const Slot& slot = store_->slots[id];
  RecordView view;
  view.id = id;
  view.owner = store_->owners[slot.owner].text();
  view.type = {slot.type, slot.type_size};
  view.data = {slot.data, slot.data_size};
  view.ttl = present(slot.flags, kTtl, slot.ttl);
  view.priority = present(slot.flags, kPriority, slot.priority);
  if (slot.rare == kNone) return view;
  const RareFields& rare = store_->rare[slot.rare];
  view.weight = present(rare.flags, kWeight, rare.weight);
  view.port = present(rare.flags, kPort, rare.port);
  view.service = rare.service;
  view.protocol = rare.protocol;
  view.state = rare.state.get();
  if (rare.other) view.other = *rare.other;
  return view;
}

Id Zone::add(const RecordView& record) {
  constexpr std::size_t kMaxType = 255;
  Store& s = store();
  std::string_view type = known_type(record.type);
  if (type.empty()) {
    type = s.texts.store(text::to_upper(record.type.substr(0, kMaxType)));
  }
  const std::string_view data = s.texts.store(record.data);
  const auto id = static_cast<Id>(s.slots.size());
  s.slots.push_back(
      {.data = data.data(),
       .type = type.data(),
       .data_size = static_cast<std::uint32_t>(data.size()),
       .ttl = record.ttl.value_or(0),
       .owner = s.owners.intern(record.owner, s.texts),
       .previous = kNoId,
       .next = kNoId,
       .rare = kNone,
       .priority = record.priority.value_or(0),
       .type_size = static_cast<std::uint8_t>(type.size()),
       .flags = static_cast<std::uint8_t>(kLive | (record.ttl ? kTtl : 0) |
                                          (record.priority ? kPriority : 0))});
  s.link(id);
  ++size_;
  if (has_rare_fields(record)) s.add_rare_fields(id, record);
  return id;
}

void Zone::Store::add_rare_fields(Id id, const RecordView& record) {
  slots[id].rare = static_cast<std::uint32_t>(rare.size());
  RareFields& fields = rare.emplace_back();
  fields.service = texts.store(record.service);
  fields.protocol = texts.store(record.protocol);
  fields.weight = record.weight.value_or(0);
  fields.port = record.port.value_or(0);
  fields.flags = static_cast<std::uint8_t>((record.weight ? kWeight : 0) |
                                           (record.port ? kPort : 0));
  if (record.state) {
    fields.state = std::make_unique<TemplateState>(*record.state);
    with_state.push_back(id);
  }
  if (!record.other.empty()) {
    fields.other = std::make_unique<std::vector<JsonMember>>(
        record.other.begin(), record.other.end());
  }
}

// As the last of its owner.
void Zone::Store::link(Id id) {
  OwnerTree::Owner& owner = owners[slots[id].owner];
  slots[id].previous = owner.last;
  (owner.last == kNoId ? owner.first : slots[owner.last].next) = id;
  owner.last = id;
}

void Zone::Store::unlink(Id id) {
  const Slot& slot = slots[id];
  OwnerTree::Owner& owner = owners[slot.owner];
  (slot.previous == kNoId ? owner.first : slots[slot.previous].next) =
      slot.next;
  (slot.next == kNoId ? owner.last : slots[slot.next].previous) = slot.previous;
}

void Zone::remove(Id id) {
  if (!store_ || id >= store_->slots.size()) return;
  Slot& slot = store_->slots[id];
  if (!slot.is_live()) return;
  slot.flags = static_cast<std::uint8_t>(slot.flags & ~unsigned{kLive});
  store_->unlink(id);
  --size_;
}

void Zone::set_ttl(Id id, std::uint32_t ttl) {
  Slot& slot = store_->slots[id];
  slot.ttl = ttl;
  slot.flags = static_cast<std::uint8_t>(slot.flags | kTtl);
}

// The first record of the owners that follow `owner` below `top`.
Id Zone::Store::first_below(std::uint32_t owner, std::uint32_t top) const {
  for (std::uint32_t o = owners.next(owner, top); o != kNone;
       o = owners.next(o, top)) {
    if (owners[o].first != kNoId) return owners[o].first;
  }
  return kNoId;
}

Id Zone::first(Scope scope, std::uint32_t top) const {
  if (!store_) return kNoId;
  if (scope == Scope::all) {
    const bool is_there = !store_->slots.empty();
    return is_there && store_->slots[0].is_live() ? 0 : next(0, scope, top);
  }
  if (top == kNone) return kNoId;
  return scope == Scope::owner ? store_->owners[top].first
                               : store_->first_below(top, top);
}

Id Zone::next(Id id, Scope scope, std::uint32_t top) const {
  const std::vector<Slot>& slots = store_->slots;
  if (scope == Scope::all) {
    do {
      ++id;
    } while (id < slots.size() && !slots[id].is_live());
    return id < slots.size() ? id : kNoId;
  }
  if (scope == Scope::owner || slots[id].next != kNoId) return slots[id].next;
  return store_->first_below(slots[id].owner, top);
}

}  // namespace dct::zone
