// SPDX-License-Identifier: MIT
#pragma once

/// A record as a JSON object of the public conformance suite's shape, read.

#include <dct/json/document.hpp>
#include <dct/zone/read_result.hpp>

#include <string>
#include <string_view>

namespace dct::zone {

/// Of a zone's JSON: larger than a template's, and the memory that a document
/// of that size takes is available on any machine.
inline constexpr json::Limits kJsonLimits = {
    .bytes = std::size_t{16} << 20U, .string_bytes = 131'100, .of = "zone"};

/// Reads values of a document into a zone, and reports what is wrong with them
/// at their places.
class RecordReader {
 public:
  RecordReader(const json::Document& document, ReadResult& result)
      : document_(document), result_(result) {}
  /// JSON in a comment of a master file: its place is that line.
  RecordReader(const json::Document& document, ReadResult& result,
               std::string_view file, std::uint32_t line)
      : document_(document), result_(result), file_(file), line_(line) {}

  /// Reads a record into one that is reused: whatever it held is gone.
  /// @returns false: it cannot be read, which has been reported
  bool read(json::Value object, ResourceRecord& record) const;

  /// Reads only what is not DNS: `_dc` and unknown members.
  void read_extras(json::Value object, ResourceRecord& record) const;

  /// Reports the document's own problems.
  void report_problems() const;

  /// A record is missing for it.
  void error(json::Value at, std::string_view rule, std::string message,
             std::string help) const;
  /// No record is.
  void warning(json::Value at, std::string_view rule, std::string message,
               std::string help) const;

 private:
  void report(json::Value at, diagnostic::Problem problem) const;
  void set_place(text::Span span, diagnostic::Problem& problem) const;
  bool read_members(json::Value object, ResourceRecord& record) const;
  bool require_string(json::Value value, std::string_view name,
                      json::Value record, std::string_view example) const;
  template <typename T>
  void read_number(json::Value value, std::uint32_t largest,
                   std::optional<T>& number,
                   std::vector<JsonMember>& others) const;
  void read_string(json::Value value, std::string& text) const;

  const json::Document& document_;
  ReadResult& result_;
  std::string_view file_;
  std::uint32_t line_ = 0;  // 0: not in a comment
};

/// "null", "a string", "an array" and so on.
std::string_view kind_name(json::Value value);

}  // namespace dct::zone
