// SPDX-License-Identifier: MIT
#pragma once

/// Whether a variable's value got out of its place in a record's data.

#include <dct/template/template.hpp>
#include <dct/zone/resource_record.hpp>

#include <cstddef>
#include <string_view>

namespace dct::vet {

/// How RDATA in presentation form is read by a zone file's reader.
struct DataFields {
  std::size_t count = 0;
  /// A comment, a line break, or a quotation that does not end.
  bool is_cut = false;
};
DataFields data_fields(std::string_view data);

/// Whether the data of a record that was applied has other fields than the
/// template says, or its zone file has other records.
bool escapes(const templates::Record& record,
             const zone::ResourceRecord& applied, std::string_view apex);

}  // namespace dct::vet
