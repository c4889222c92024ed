// SPDX-License-Identifier: MIT
#pragma once

/// A DNS zone as a provider keeps it: its records, found by owner name, with
/// what templates left on them.
///
///   dct::zone::Zone zone("example.com");
///   zone.add(dct::zone::ResourceRecord{
///       .owner = "www", .type = "A", .data = "192.0.2.1"});
///   for (const dct::zone::RecordView& r : zone.find("www"))
///     std::cout << r.type << ' ' << r.data << '\n';

#include <dct/export.h>
#include <dct/zone/resource_record.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dct::zone {

/// Records in the order they were added, indexed by owner. A record takes about
/// a hundred bytes and its texts; a small zone has no index and costs next to
/// nothing to make. Several threads may read a zone at the same time.
class DCT_EXPORT Zone {
 public:
  class Iterator;
  class Range;

  /// @param apex     in any case, with or without a final dot
  /// @param records  how many will be added, if that is known
  explicit Zone(std::string_view apex = {}, std::size_t records = 0);
  /// A copy has ids of its own, and nothing of the removed records.
  Zone(const Zone& other);
  Zone(Zone&&) noexcept;
  Zone& operator=(const Zone& other);
  Zone& operator=(Zone&&) noexcept;
  ~Zone();

  /// In lower case, no final dot.
  const std::string& apex() const { return apex_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// All of them, in the order they were added.
  Range records() const&;
  /// Those at an owner, in the same order. Letters of either case; "" is "@".
  Range find(std::string_view owner) const&;
  /// Those below an owner, not at it, one owner after the other: what a
  /// delegation there would hide. Costs what it finds, not the zone's size.
  Range below(std::string_view owner) const&;
  /// The first record of a type at an owner, or at the nearest name above that
  /// has one, the apex included: the NS of a delegation that covers it.
  /// @returns id kNoId: none
  RecordView find_above(std::string_view owner, std::string_view type) const&;

  /// Those with a TemplateState, in the order they were added. Costs as many
  /// steps as there are.
  std::vector<Id> with_state() const;

  /// @param id  of a record that has not been removed
  RecordView operator[](Id id) const&;

  // They would view a zone that is about to be destroyed.
  Range records() && = delete;
  Range find(std::string_view owner) && = delete;
  Range below(std::string_view owner) && = delete;
  RecordView find_above(std::string_view owner,
                        std::string_view type) && = delete;
  RecordView operator[](Id id) && = delete;

  /// Adds a record whatever the zone holds; the owner is put in lower case, the
  /// type in upper case. Iterators stay valid. The owner is trusted to be what
  /// dns::owner_name() returns.
  Id add(const RecordView& record);
  /// Removes a record; an id of none does nothing. Iterators at that record
  /// become invalid: collect the ids first.
  void remove(Id id);
  /// @param id  of a record that has not been removed
  void set_ttl(Id id, std::uint32_t ttl);

 private:
  struct Store;
  enum class Scope : std::uint8_t { all, owner, subtree };

  Store& store();
  Id first(Scope scope, std::uint32_t top) const;
  Id next(Id id, Scope scope, std::uint32_t top) const;

  std::string apex_;
  std::size_t size_ = 0;
  std::unique_ptr<Store> store_;  // null before the first record
};

/// Iterates over records; dereferencing yields a RecordView by value.
class DCT_EXPORT Zone::Iterator {
 public:
  using value_type = RecordView;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::input_iterator_tag;
  using pointer = void;
  using reference = RecordView;

  Iterator() = default;
  RecordView operator*() const { return (*zone_)[id_]; }
  Iterator& operator++() {
    id_ = zone_->next(id_, scope_, top_);
    return *this;
  }
  void operator++(int) { ++*this; }
  friend bool operator==(const Iterator& a, const Iterator& b) {
    return a.id_ == b.id_;
  }

 private:
  friend class Zone;
  Iterator(const Zone* zone, Scope scope, std::uint32_t top)
      : zone_(zone), id_(zone->first(scope, top)), top_(top), scope_(scope) {}

  const Zone* zone_ = nullptr;
  Id id_ = kNoId;
  std::uint32_t top_ = 0;
  Scope scope_ = Scope::all;
};

class Zone::Range {
 public:
  explicit Range(Iterator begin) : begin_(begin) {}
  Iterator begin() const { return begin_; }
  static Iterator end() { return {}; }
  bool empty() const { return begin_ == Iterator(); }

 private:
  Iterator begin_;
};

}  // namespace dct::zone
