// SPDX-License-Identifier: MIT
#include "apply/reference/source_record.hpp"

#include <dct/json/writer.hpp>

#include <algorithm>

#include "apply/record_kinds.hpp"

namespace dct::apply {

json::Value SourceRecord::operator[](std::string_view name) const {
  if (!beside) return record[name];
  const bool of_redirect_only = name == "type" || name == "data" ||
                                name == "target" || name == "pointsTo";
  if (!of_redirect_only) {
    if (const json::Value value = record[name]) return value;
  }
  return beside[name];
}

std::optional<std::vector<SourceRecord>> source_records(
    std::span<const json::Value> records, json::Value beside) {
  std::vector<SourceRecord> all;
  all.reserve(records.size());
  unsigned number = 0;
  for (const json::Value record : records) {
    ++number;
    if (is_redirect(record["type"].string())) {
      if (!beside || beside.is(json::Kind::null)) return std::nullopt;
      for (const json::Value item : beside) {
        all.push_back({.record = record, .beside = item, .number = number});
      }
    }
    all.push_back({.record = record, .beside = {}, .number = number});
  }
  return all;
}

bool is_active(const SourceRecord& record,
               std::span<const std::string> groups) {
  if (groups.empty()) return true;
  const json::Value group = record["groupId"];
  return !group || std::find(groups.begin(), groups.end(),
                             json::to_json(group)) != groups.end();
}

}  // namespace dct::apply
