// SPDX-License-Identifier: MIT
#pragma once

/// Values to try a template with, made up from where its variables are used.
///
///   const auto document = dct::json::Document::parse(
///       {"web.json", R"([{"type": "A", "host": "www", "pointsTo": "%ip%",
///                         "ttl": 600}])"});
///   const auto records = dct::templates::read_records(document.root());
///   for (const dct::apply::VariableUse& use :
///        dct::apply::variable_uses(records, {}))
///     std::cout << use.variable << '=' << dct::apply::sample_value(use)
///               << '\n';  // ip=192.0.2.1

#include <dct/export.h>
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
  std::string_view text{};  ///< the field as the template has it
};

/// Variables of the records that `groups` activate, without the built-in ones,
/// in the template's order, once for each field.
[[nodiscard]] DCT_EXPORT std::vector<VariableUse> variable_uses(
    std::span<const templates::Record> records,
    std::span<const std::string> groups);

/// A value that fits where the variable is used: an address for an A record, a
/// name for a CNAME, a number for a ttl.
[[nodiscard]] DCT_EXPORT std::string sample_value(const VariableUse& use);

}  // namespace dct::apply
