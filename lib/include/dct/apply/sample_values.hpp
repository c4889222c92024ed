// SPDX-License-Identifier: MIT
#pragma once

/// Values to try a template with, made up from where its variables are used.
///
///   const auto document = dct::json::Document::parse(
///       {"web.json", R"([{"type": "A", "host": "www", "pointsTo": "%ip%",
///                         "ttl": 600}])"});
///   const auto records = dct::templates::read_records(document.root());
///   for (const dct::apply::SampleValue& sample :
///        dct::apply::sample_values(records, {}, {}))
///     std::cout << sample.variable << '=' << sample.value << '\n';
///   // ip=192.0.2.1

#include <dct/export.h>
#include <dct/apply/variable_values.hpp>
#include <dct/template/template.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::apply {

/// A variable of the template and where it is used.
struct VariableUse {
  std::string_view variable{};
  unsigned number = 0;       ///< of the record
  std::string_view field{};  ///< its JSON name
  templates::RecordType type = templates::RecordType::generic;
  std::string_view type_name{};
  std::string_view owner{};  ///< of the record, as the template has it
  std::string_view text{};   ///< the field as the template has it
  std::string_view conflict_prefix{};  ///< its txtConflictMatchingPrefix
};

/// Variables of the records that `groups` activate, without the built-in ones,
/// in the template's order, once for each field.
[[nodiscard]] DCT_EXPORT std::vector<VariableUse> variable_uses(
    std::span<const templates::Record> records,
    std::span<const std::string> groups);

/// A value that was made up.
struct SampleValue {
  std::string variable{};
  std::string value{};
  std::vector<VariableUse> uses{};  ///< all of this variable, at least one
};

/// A value for each variable without one: the same for all of its uses, another
/// one than those of other variables, and one that fits where it is used: an
/// address for an A record, a name for a CNAME, a number for a ttl.
/// @param given  variables that have a value
[[nodiscard]] DCT_EXPORT std::vector<SampleValue> sample_values(
    std::span<const templates::Record> records,
    std::span<const std::string> groups, const VariableValues& given);

/// The same for all variables, with other values than these where there are
/// any: what a second request might say.
[[nodiscard]] DCT_EXPORT std::vector<SampleValue> other_sample_values(
    std::span<const templates::Record> records,
    std::span<const std::string> groups, const VariableValues& than);

}  // namespace dct::apply
