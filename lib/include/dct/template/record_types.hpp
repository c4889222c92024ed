// SPDX-License-Identifier: MIT
#pragma once

/// The record types of Domain Connect and their properties, as one table that
/// parser, schema, rules, formatter and simulation read. A new type is a row of
/// it, and the compiler names each switch that has to know it.
///
///   using namespace dct::templates;
///   const RecordTypeInfo& mx = info(RecordType::mx);
///   const bool needed = mx.required.has(Property::priority);  // true
///   std::cout << mx.name << (needed ? " has a priority\n" : "\n");

#include <dct/export.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace dct::templates {

/// draft-ietf-dconn-domainconnect-05 section 6.2. `generic` is every other
/// type, CAA and TYPE65 alike: its data is opaque, in presentation format.
enum class RecordType : std::uint8_t {
  a,
  aaaa,
  cname,
  ns,
  mx,
  txt,
  srv,
  spfm,
  apexcname,
  redir301,
  redir302,
  generic
};
inline constexpr std::size_t kRecordTypeCount = 12;

/// The properties of records, in the order in which a formatter writes them.
enum class Property : std::uint8_t {
  type,
  group_id,
  host,
  name,
  service,
  protocol,
  points_to,
  target,
  data,
  spf_rules,
  priority,
  weight,
  port,
  ttl,
  txt_conflict_matching_mode,
  txt_conflict_matching_prefix,
  essential,
  crit
};
inline constexpr std::size_t kPropertyCount = 18;

/// A set of the values of one of these.
template <typename Enum>
class EnumSet {
 public:
  constexpr EnumSet() = default;
  constexpr EnumSet(std::initializer_list<Enum> values) {
    for (const Enum value : values) bits_ |= bit(value);
  }
  constexpr bool has(Enum value) const { return (bits_ & bit(value)) != 0; }
  constexpr EnumSet operator|(EnumSet other) const {
    EnumSet result;
    result.bits_ = bits_ | other.bits_;
    return result;
  }
  constexpr EnumSet operator~() const {
    EnumSet result;
    result.bits_ = ~bits_;
    return result;
  }

 private:
  static constexpr std::uint32_t bit(Enum value) {
    return 1U << static_cast<unsigned>(value);
  }
  std::uint32_t bits_ = 0;
};

using PropertySet = EnumSet<Property>;
using RecordTypeSet = EnumSet<RecordType>;

/// What a property's value is made of.
enum class Content : std::uint8_t {
  keyword,  ///< a fixed word or an id: no variables
  text,     ///< variables among other characters
  number,   ///< an integer, or a string that is one integer or one variable
  list      ///< an array of words
};

struct PropertyInfo {
  Property property = Property::type;
  std::string_view name{};  ///< as JSON spells it
  Content content = Content::keyword;
};

struct RecordTypeInfo {
  RecordType type = RecordType::generic;
  std::string_view name{};  ///< as `type` spells it; "" for generic
  PropertySet required{};
  PropertySet optional{};  ///< beyond groupId, essential and crit
  /// Which property names the owner, relative to the applied host.
  std::optional<Property> owner{};
  /// Which property holds what the record says: an address, a name, a text.
  Property value = Property::data;
  /// A type that every provider has to support (section 6.2), or SPFM, which
  /// it should.
  bool core = false;
};

DCT_EXPORT const PropertyInfo& info(Property property);
DCT_EXPORT const RecordTypeInfo& info(RecordType type);
DCT_EXPORT std::span<const PropertyInfo> record_properties();
DCT_EXPORT std::span<const RecordTypeInfo> record_types();

/// "pointsTo" to Property::points_to; exact spelling.
DCT_EXPORT std::optional<Property> property_named(std::string_view name);
/// Exact spelling; every unknown name is generic.
DCT_EXPORT RecordType record_type_named(std::string_view name);

/// Whether a record of the type may have the property.
DCT_EXPORT bool allows(RecordType type, Property property);

}  // namespace dct::templates
