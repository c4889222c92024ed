// SPDX-License-Identifier: MIT
#pragma once

/// Records as their authors mean them. A value under the wrong key, or a record
/// whose type is misspelled, is one mistake; what the value says is examined
/// nevertheless, as if it were written right.
///
///   const Template meant = as_meant(read_template(document));

#include <dct/template/template.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace dct::templates {

/// A member that is written for a property its record lacks.
struct StandIn {
  enum class Kind : std::uint8_t {
    misplaced,  ///< another type's property: `pointsTo` on TXT
    synonym,    ///< what other software calls it: `content`, `preference`
    misspelled
  };
  json::Value member{};
  Kind kind = Kind::misplaced;
};

std::optional<StandIn> stand_in(const Record& record, Property missing);

/// The types that a record may be meant to have whose own type is none: the
/// likeliest first, and none for a type that exists. More than one when the
/// record does not tell: REDIR30.
std::vector<RecordType> meant_types(const Record& record);

/// The owner of SRV in one member, as zone files write it: `_sip._tcp.shop`.
struct ServiceOwner {
  json::Value member{};
  std::string_view service{};
  std::string_view protocol{};
  std::string_view name{};  ///< "@" when nothing follows
};

/// Of an SRV record that has neither service nor protocol.
std::optional<ServiceOwner> service_owner(const Record& record);

/// The template in which every such value is at its property, and every such
/// record has its type; the types' names stay as they are written. Members
/// that no type has stay in Record::unknown, too.
Template as_meant(Template written);

}  // namespace dct::templates
