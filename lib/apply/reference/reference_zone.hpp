// SPDX-License-Identifier: MIT
#pragma once

/// The records of a zone as the reference library compares them: by owner
/// names that are texts, in lower case.

#include <dct/zone/zone.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apply/reference/new_record.hpp"

namespace dct::apply {

/// What the library looks at in a record. The texts are the zone's.
struct KnownRecord {
  std::string_view type;  ///< in upper case
  std::string_view name;  ///< in lower case
  std::string_view data;
  bool has_text = true;  ///< false: the data is not a string
};

/// `_dc` of a record. Its members are JSON texts; empty: there is none.
struct KnownState {
  bool is_object = true;
  std::string provider_id{};
  std::string service_id{};
  std::string host{};
  std::string essential{};
};

class ReferenceZone {
 public:
  using Ids = std::vector<zone::Id>;

  virtual ~ReferenceZone() = default;

  virtual KnownRecord operator[](zone::Id id) const = 0;
  /// Those at a name, in the zone's order. Valid until the next call.
  virtual const Ids& at(std::string_view name) = 0;
  /// Those whose name ends with "." and this name.
  virtual const Ids& below(std::string_view name) = 0;
  /// What it costs to find these, in records that are looked at.
  virtual std::size_t cost_below(std::size_t found) const = 0;
  /// Those with a `_dc`.
  virtual Ids with_state() const = 0;
  virtual KnownState state(zone::Id id) const = 0;
  /// As JSON; empty: it has none.
  virtual std::string ttl(zone::Id id) const = 0;
  /// Whether every member but `ttl` and `_dc` is the same text.
  virtual bool is_same(zone::Id id, const NewRecord& record) const = 0;
};

}  // namespace dct::apply
