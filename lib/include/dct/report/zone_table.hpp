// SPDX-License-Identifier: MIT
#pragma once

/// One template on many zones, a line each.
///
///   const dct::report::ZoneTable table{
///       .title = "example.com.web",
///       .rows = {{.zone = "shop.zone", .added = 2, .losses = {"mx-gone"}}}};
///   std::cout << dct::report::write_zone_table(
///       table, dct::report::ZoneTableFormat::text);

#include <dct/export.h>
#include <dct/report/changes.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dct::report {

/// What a template does to one zone.
struct ZoneRow {
  std::string zone{};   ///< its file
  std::string group{};  ///< the only one that is applied; empty: all
  std::size_t added = 0;
  std::size_t removed = 0;
  std::vector<std::string> losses{};  ///< ids, each once
  std::string error{};                ///< why it can't be applied
  bool changes_again = false;  ///< applied a second time, something changes
};

struct ZoneTable {
  std::string title{};  ///< of the template
  std::span<const MadeUpValue> made_up{};
  std::vector<ZoneRow> rows{};
};

enum class ZoneTableFormat : std::uint8_t { text, markdown };

/// Whatever is in a row, the table has no byte of it that its format gives a
/// meaning to.
[[nodiscard]] DCT_EXPORT std::string write_zone_table(const ZoneTable& table,
                                                      ZoneTableFormat format);

}  // namespace dct::report
