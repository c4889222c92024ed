// SPDX-License-Identifier: MIT
#include <dct/zone/json_file.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

#include "zone/json/record_reader.hpp"
#include "zone/json/record_writer.hpp"

namespace dct::zone {

using diagnostic::Problem;
using json::Kind;
using json::Value;

namespace {

bool comes_before(const Problem& a, const Problem& b) {
  const text::Position& x = a.place.begin;
  const text::Position& y = b.place.begin;
  return std::tie(x.line, x.column) < std::tie(y.line, y.column);
}

}  // namespace

ReadResult read_json(std::string_view text, std::string_view file_name,
                     std::string_view apex) {
  const json::Document document = json::Document::parse(
      {std::string(file_name), std::string(text)}, kJsonLimits);
  const Value root = document.root();
  const Value list = root.is(Kind::object) ? root["zone_records"] : root;
  if (root.is(Kind::object) && !list) {
    ReadResult result{.zone = Zone(apex)};
    const RecordReader reader(document, result);
    reader.report_problems();
    reader.error(root, "zone-records", "the object has no `zone_records`",
                 "put the records into an array of that name");
    return result;
  }
  ReadResult result = read_json(document, list, apex);
  const std::vector<Problem> of_records = std::exchange(result.problems, {});
  RecordReader(document, result).report_problems();
  for (const Problem& problem : of_records) result.add(problem);
  std::stable_sort(result.problems.begin(), result.problems.end(),
                   comes_before);
  return result;
}

ReadResult read_json(const json::Document& document, Value records,
                     std::string_view apex) {
  ReadResult result{.zone = Zone(apex, records.size())};
  if (!records || records.is(Kind::null)) return result;
  const RecordReader reader(document, result);
  if (!records.is(Kind::array)) {
    reader.error(
        records, "zone-records",
        "the records are " + std::string(kind_name(records)) + ", not an array",
        "write [{\"type\": \"A\", ...}, ...]");
    return result;
  }
  ResourceRecord record;
  for (const Value value : records) {
    if (reader.read(value, record)) result.zone.add(record);
  }
  return result;
}

std::string write_json(const Zone& zone) {
  std::string out = "[";
  for (const RecordView& record : zone.records()) {
    out += out.size() == 1 ? "\n  " : ",\n  ";
    append_record_json(out, record);
  }
  out += zone.empty() ? "]\n" : "\n]\n";
  return out;
}

void append_json(std::string& out, const RecordView& record) {
  append_record_json(out, record);
}

}  // namespace dct::zone
