// SPDX-License-Identifier: MIT
#pragma once

/// Zones as JSON, in the shape of the public conformance suite.
///
///   const dct::zone::ReadResult result = dct::zone::read_json(
///       R"([{"type": "A", "name": "@", "data": "192.0.2.1"}])", "zone.json",
///       "example.com");
///   std::cout << dct::zone::write_json(result.zone);

#include <dct/export.h>
#include <dct/json/document.hpp>
#include <dct/zone/read_result.hpp>

#include <string>
#include <string_view>

namespace dct::zone {

/// Reads records in the shape of the public conformance suite: an array of
/// `{type, name, data, ttl, priority, weight, port, service, protocol, _dc}`,
/// or an object that has it in `zone_records`. Data is kept as given (but
/// names in lower case); it is not checked, as the suite's is "abc".
[[nodiscard]] DCT_EXPORT ReadResult read_json(std::string_view text,
                                              std::string_view file_name,
                                              std::string_view apex);
/// The same of an array, or null, inside a document that has been read.
[[nodiscard]] DCT_EXPORT ReadResult read_json(const json::Document& document,
                                              json::Value records,
                                              std::string_view apex);

/// An array in the suite's shape, one record a line. Text that is not UTF-8 is
/// written as TYPE16 (RFC 3597), which reads back as TXT.
[[nodiscard]] DCT_EXPORT std::string write_json(const Zone& zone);
/// Adds one record as a JSON object without white space.
DCT_EXPORT void append_json(std::string& out, const RecordView& record);

}  // namespace dct::zone
