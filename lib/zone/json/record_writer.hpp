// SPDX-License-Identifier: MIT
#pragma once

/// A record as a JSON object of the public conformance suite's shape, written.

#include <dct/zone/resource_record.hpp>

#include <string>

namespace dct::zone {

/// Adds a record as a JSON object without white space.
void append_record_json(std::string& out, const RecordView& record);

/// Whether a record has something that only its JSON can hold.
inline bool has_extras(const RecordView& record) {
  return record.state || !record.other.empty();
}

/// `{"_dc":{...},...}`: what read_extras() reads.
void append_extras_json(std::string& out, const RecordView& record);

}  // namespace dct::zone
