// SPDX-License-Identifier: MIT
#include "apply/reference/reference_faults.hpp"

#include <utility>

#include "apply/record_problems.hpp"
#include "text/quote.hpp"

namespace dct::apply {

void ReferenceFaults::add(std::string_view rule, std::string message) {
  if (!fault_) fault_ = diagnostic::error(rule, std::move(message));
}

void ReferenceFaults::add(std::string_view rule, std::string_view field,
                          std::string message) {
  if (fault_) return;
  fault_ = diagnostic::error(rule, subject(record_->type(), record_->number) +
                                       ": " + std::move(message));
  // A record that is put beside a redirect may be of another document.
  const json::Value value = record_->beside ? json::Value() : (*record_)[field];
  const json::Value place = value ? value : record_->record;
  fault_->place = {place.span(), place.node()};
  fault_->place.record = record_->number;
  fault_->place.field = field;
}

void ReferenceFaults::add_missing_variable(std::string_view field,
                                           std::string_view variable) {
  if (fault_) return;
  add(kMissingParameter, field,
      "there is no value for " + text::code("%" + std::string(variable) + "%") +
          ", which " + text::code(field) + " needs");
  fault_->notes.push_back({std::string(variable), fault_->place});
}

void ReferenceFaults::refuse(std::string_view field, std::string_view value,
                             std::string_view message) {
  add(kInvalidData, field,
      text::code(field) + " becomes " + text::quote(value) +
          std::string(message));
}

}  // namespace dct::apply
