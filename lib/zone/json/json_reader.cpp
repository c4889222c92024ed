// SPDX-License-Identifier: MIT
#include <dct/zone/zone.hpp>

#include <algorithm>
#include <utility>

#include "zone/errors.hpp"
#include "zone/json/json_record.hpp"

namespace dct::zone {

using json::Kind;
using json::Value;

ReadResult read_json(std::string_view text, std::string_view file_name,
                     std::string_view apex) {
  const json::Document document = json::Document::parse(
      {std::string(file_name), std::string(text)}, kJsonLimits);
  const Value root = document.root();
  const Value list = root.is(Kind::object) ? root["zone_records"] : root;
  if (root.is(Kind::object) && !list) {
    ReadResult result{.zone = Zone(apex)};
    const JsonErrors errors{.result = result, .document = document};
    errors.add_problems();
    errors.add(root, true, "the object has no `zone_records`",
               "put the records into an array of that name");
    return result;
  }
  ReadResult result = read_json(document, list, apex);
  std::vector<ReadError> of_records = std::move(result.errors);
  result.errors.clear();
  JsonErrors{.result = result, .document = document}.add_problems();
  for (ReadError& error : of_records) report(result, std::move(error));
  std::stable_sort(result.errors.begin(), result.errors.end(),
                   [](const ReadError& a, const ReadError& b) {
                     return std::pair(a.line, a.column) <
                            std::pair(b.line, b.column);
                   });
  return result;
}

ReadResult read_json(const json::Document& document, Value records,
                     std::string_view apex) {
  ReadResult result{.zone = Zone(apex, records.size())};
  if (!records || records.is(Kind::null)) return result;
  const JsonErrors errors{.result = result, .document = document};
  if (!records.is(Kind::array)) {
    errors.add(
        records, true,
        "the records are " + std::string(kind_name(records)) + ", not an array",
        "write [{\"type\": \"A\", ...}, ...]");
    return result;
  }
  Record record;
  for (const Value value : records) {
    if (read_record(value, result.zone.apex(), errors, record)) {
      result.zone.add(record);
    }
  }
  return result;
}

}  // namespace dct::zone
