// SPDX-License-Identifier: MIT
#pragma once

/// The owner names of a zone as a tree: each name knows the name above it and
/// those directly below it, whether they have records or not. Names are found
/// by comparing all of them while they are few, by a hash table beyond.

#include <dct/zone/resource_record.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "zone/text_arena.hpp"

namespace dct::zone {

class OwnerTree {
 public:
  using Index = std::uint32_t;
  static constexpr Index kNone = 0xFFFFFFFF;

  /// A name that has records, or is above a name that has.
  struct Owner {
    const char* name;
    std::uint32_t size;
    Index parent = kNone;
    Index first_child = kNone;
    Index next_sibling = kNone;
    Id first = kNoId;  ///< of the records at the name
    Id last = kNoId;

    std::string_view text() const { return {name, size}; }
  };

  void reserve(std::size_t names);

  Owner& operator[](Index owner) { return nodes_[owner]; }
  const Owner& operator[](Index owner) const { return nodes_[owner]; }

  /// Letters of either case; "" is "@". kNone: the name is not in the tree.
  Index find(std::string_view owner) const;
  /// Finds the name, or adds it with all names between it and the apex.
  Index intern(std::string_view owner, TextArena& texts);
  /// Walks the tree below `top`, each name before those below it; starts with
  /// `owner` = `top`, and ends with kNone.
  Index next(Index owner, Index top) const;

 private:
  // With the hash, so that only the node that is meant need be looked at.
  struct Bucket {
    std::uint32_t hash = 0;
    Index owner = kNone;
  };

  void add_to_index(Index owner);
  void insert(Bucket bucket);

  std::vector<Owner> nodes_;
  std::vector<Bucket> buckets_;  // empty while the names are few
};

}  // namespace dct::zone
