// SPDX-License-Identifier: MIT
#pragma once

/// One record as a JSON object of the public conformance suite's shape.

#include <dct/json/document.hpp>
#include <dct/zone/zone.hpp>

#include <string>
#include <string_view>

namespace dct::zone {

/// Of a zone's JSON: larger than a template's, and what a document of that size
/// takes in memory is still below what a machine has.
inline constexpr json::Limits kJsonLimits = {
    .bytes = std::size_t{16} << 20U, .string_bytes = 131'100, .of = "zone"};

/// "null", "a text", "an array" and so on.
std::string_view kind_name(json::Value value);

/// How a reader of JSON says what is wrong, and where.
struct JsonErrors {
  ReadResult& result;
  const json::Document& document;
  /// 0, or the line of a master file that the JSON stands on, with its name.
  std::uint32_t line = 0;
  std::string_view file;

  void add(json::Value at, bool lost, std::string message,
           std::string help) const;
  /// The document's own problems.
  void add_problems() const;
};

/// Reads a record into one that is reused: whatever it held is gone.
/// @returns false: it is none, which has been reported
bool read_record(json::Value object, std::string_view apex,
                 const JsonErrors& errors, Record& record);

/// Only what is not DNS: `_dc` and unknown members.
void read_extras(json::Value object, const JsonErrors& errors, Record& record);

/// Whether a record has something read_extras() would read.
inline bool has_extras(const RecordView& record) {
  return record.state || !record.other.empty();
}

/// `{"_dc":{...},...}`: what read_extras() reads.
void append_extras_json(std::string& out, const RecordView& record);

}  // namespace dct::zone
