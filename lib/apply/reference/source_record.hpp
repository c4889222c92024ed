// SPDX-License-Identifier: MIT
#pragma once

/// A template's record as the reference library has it: a dictionary.

#include <dct/json/document.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::apply {

struct SourceRecord {
  json::Value record{};  ///< of the template
  /// The record that a provider puts beside a redirect: what the redirect does
  /// not say comes from here. Absent for a record of the template.
  json::Value beside{};
  unsigned number = 0;  ///< of the template's record, 1-based

  json::Value operator[](std::string_view name) const;
  /// As written; empty when it is not a string.
  std::string_view type() const { return (*this)["type"].string(); }
};

/// The template's records, and before each redirect those that a provider puts
/// beside it. Only types in upper case are redirects here.
/// @param beside  an array; absent or null: there are none, and no redirect
///                can be applied
/// @returns nothing: there is a redirect that can't be applied
std::optional<std::vector<SourceRecord>> source_records(
    std::span<const json::Value> records, json::Value beside);

/// Whether the record is applied. `groups` are JSON texts; if they are none,
/// every record is.
bool is_active(const SourceRecord& record, std::span<const std::string> groups);

}  // namespace dct::apply
