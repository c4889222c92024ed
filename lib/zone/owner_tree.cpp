// SPDX-License-Identifier: MIT
#include "zone/owner_tree.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace dct::zone {
namespace {

/// Up to here comparing every name is faster than hashing one.
constexpr std::size_t kIndexFrom = 32;

std::uint32_t hash_of(std::string_view owner) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(owner));
}

}  // namespace

void OwnerTree::reserve(std::size_t names) {
  nodes_.reserve(std::min(names, kIndexFrom));
}

OwnerTree::Index OwnerTree::find(std::string_view owner) const {
  if (owner.empty()) owner = dns::kApex;
  std::string lower;
  if (text::has_upper(owner)) {
    lower = text::to_lower(owner);
    owner = lower;
  }
  if (buckets_.empty()) {
    for (Index i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].text() == owner) return i;
    }
    return kNone;
  }
  const std::uint32_t hash = hash_of(owner);
  const std::size_t mask = buckets_.size() - 1;
  for (std::size_t at = hash & mask; buckets_[at].owner != kNone;
       at = (at + 1) & mask) {
    const Bucket& bucket = buckets_[at];
    if (bucket.hash == hash && nodes_[bucket.owner].text() == owner) {
      return bucket.owner;
    }
  }
  return kNone;
}

OwnerTree::Index OwnerTree::intern(std::string_view owner, TextArena& texts) {
  const Index found = find(owner);
  if (found != kNone) return found;
  const auto made = static_cast<Index>(nodes_.size());
  std::string_view name = texts.store(owner.empty() ? std::string(dns::kApex)
                                                    : text::to_lower(owner));
  for (Index above = kNone; above == kNone;) {
    const auto node = static_cast<Index>(nodes_.size());
    nodes_.push_back(
        {.name = name.data(), .size = static_cast<std::uint32_t>(name.size())});
    add_to_index(node);
    name = dns::parent(name);
    if (name.empty()) break;
    above = find(name);
    // A parent that is not there is the next node to be made.
    nodes_[node].parent = above == kNone ? node + 1 : above;
    if (above != kNone) {
      nodes_[node].next_sibling = nodes_[above].first_child;
      nodes_[above].first_child = node;
    }
  }
  for (Index i = made + 1; i < nodes_.size(); ++i) {
    nodes_[i].first_child = i - 1;
  }
  return made;
}

OwnerTree::Index OwnerTree::next(Index owner, Index top) const {
  if (nodes_[owner].first_child != kNone) return nodes_[owner].first_child;
  for (; owner != top; owner = nodes_[owner].parent) {
    if (nodes_[owner].next_sibling != kNone) return nodes_[owner].next_sibling;
  }
  return kNone;
}

void OwnerTree::add_to_index(Index owner) {
  if (nodes_.size() <= kIndexFrom) return;
  if (buckets_.empty()) {
    buckets_.assign(kIndexFrom * 4, {});
    for (Index i = 0; i < owner; ++i) {
      insert({.hash = hash_of(nodes_[i].text()), .owner = i});
    }
  } else if (nodes_.size() * 4 > buckets_.size() * 3) {
    const std::vector<Bucket> old =
        std::exchange(buckets_, std::vector<Bucket>(buckets_.size() * 2));
    for (const Bucket& bucket : old) {
      if (bucket.owner != kNone) insert(bucket);
    }
  }
  insert({.hash = hash_of(nodes_[owner].text()), .owner = owner});
}

void OwnerTree::insert(Bucket bucket) {
  const std::size_t mask = buckets_.size() - 1;
  std::size_t at = bucket.hash & mask;
  while (buckets_[at].owner != kNone) at = (at + 1) & mask;
  buckets_[at] = bucket;
}

}  // namespace dct::zone
