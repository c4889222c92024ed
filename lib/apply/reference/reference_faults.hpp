// SPDX-License-Identifier: MIT
#pragma once

/// The first fault ends an application.

#include <dct/apply/failure.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "apply/reference/source_record.hpp"

namespace dct::apply {

class ReferenceFaults {
 public:
  /// Faults are those of this record from now on.
  void begin(const SourceRecord& record) { record_ = &record; }
  const SourceRecord& record() const { return *record_; }

  bool any() const { return fault_.has_value(); }
  std::optional<diagnostic::Problem> take() { return std::move(fault_); }

  /// @param field    of the record, as JSON spells it; it is not copied
  /// @param message  a sentence without its subject, which is the record
  void add(std::string_view rule, std::string_view field, std::string message);
  /// A fault of the application as a whole.
  void add(std::string_view rule, std::string message);
  void add_missing_variable(std::string_view field, std::string_view variable);
  /// The value of a field is refused: "`host` becomes "x" ...".
  void refuse(std::string_view field, std::string_view value,
              std::string_view message);

 private:
  const SourceRecord* record_ = nullptr;
  std::optional<diagnostic::Problem> fault_;
};

}  // namespace dct::apply
