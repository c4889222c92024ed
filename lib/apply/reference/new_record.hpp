// SPDX-License-Identifier: MIT
#pragma once

/// A record that a template writes, on its way into the zone.

#include <dct/template/record_types.hpp>

#include <string>

#include "apply/reference/source_record.hpp"

namespace dct::apply {

struct NewRecord {
  const SourceRecord* source = nullptr;
  templates::RecordType kind = templates::RecordType::generic;
  std::string type{};  ///< in upper case; of SPFM it is TXT
  /// As written; in lower case only when the record is complete, which lets
  /// some checks miss what differs in case.
  std::string name{};
  std::string data{};
  // Numbers of any size, or what a zone had in their place: JSON texts. Empty:
  // there is none.
  std::string ttl{};
  std::string priority{};
  std::string weight{};
  std::string port{};
  std::string service{};
  std::string protocol{};
};

/// Whether the data of the type is compared and kept as it is; all else of a
/// record is in lower case.
inline bool keeps_case(templates::RecordType kind) {
  return kind == templates::RecordType::txt ||
         kind == templates::RecordType::generic;
}

}  // namespace dct::apply
