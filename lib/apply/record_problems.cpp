// SPDX-License-Identifier: MIT
#include "apply/record_problems.hpp"

#include <utility>

#include "text/quote.hpp"

namespace dct::apply {

std::string subject(std::string_view type_name, unsigned number) {
  constexpr std::size_t kLongestType = 63;
  const std::string type = text::printable(type_name.substr(0, kLongestType));
  return (type.empty() ? "record " : type + " record ") +
         std::to_string(number);
}

std::string subject(const templates::Record& record) {
  return subject(record.type_name, record.number);
}

void RecordProblems::add(std::string_view rule, templates::Property property,
                         const std::string& message) {
  diagnostic::Problem problem =
      diagnostic::error(rule, subject(*record_) + ": " + message);
  const json::Value value = (*record_)[property];
  const json::Value place = value ? value : record_->value;
  problem.place = {place.span(), place.node()};
  problem.place.record = record_->number;
  problem.place.field = templates::info(property).name;
  problems_.push_back(std::move(problem));
}

void RecordProblems::add_missing_variable(templates::Property property,
                                          std::string_view variable) {
  add(kMissingParameter, property,
      "there is no value for " + text::code("%" + std::string(variable) + "%") +
          ", which " + text::code(templates::info(property).name) + " needs");
  diagnostic::Problem& problem = problems_.back();
  problem.notes.push_back({std::string(variable), problem.place});
}

}  // namespace dct::apply
