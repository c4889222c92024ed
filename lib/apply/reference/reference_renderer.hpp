// SPDX-License-Identifier: MIT
#pragma once

#include "apply/reference/new_record.hpp"
#include "apply/reference/reference_text.hpp"

namespace dct::apply {

/// Turns a template's record into one of the zone as the reference library
/// does: field after field, the first fault ends it.
class ReferenceRenderer {
 public:
  ReferenceRenderer(const ReferenceRequest& request, ReferenceFaults& faults)
      : request_(request), faults_(faults), text_(request, faults) {}

  /// @param out  what the record becomes, complete unless there is a fault
  void render(const SourceRecord& record, NewRecord& out);

 private:
  bool failed() const { return faults_.any(); }
  bool has(std::string_view field) const {
    return static_cast<bool>(faults_.record()[field]);
  }
  void read_type(NewRecord& out);
  std::string owner();
  std::string apex_owner();
  std::string service_owner();
  void read_fields(NewRecord& out);
  void read_alias_or_address(NewRecord& out);
  void read_service(NewRecord& out);
  void read_redirect(NewRecord& out);
  std::string target(std::string_view field);
  std::string host_target(std::string_view field);
  std::string generic_data();

  const ReferenceRequest& request_;
  ReferenceFaults& faults_;
  ReferenceText text_;
  templates::RecordType kind_ = templates::RecordType::generic;
};

}  // namespace dct::apply
