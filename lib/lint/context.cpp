// SPDX-License-Identifier: MIT
#include "lint/context.hpp"

namespace dct::lint {

bool Context::is_on(std::string_view other) const {
  return levels_.severity(other) != diagnostic::Severity::off;
}

std::string subject(const templates::Record& record) {
  return (record.type_name.empty() ? std::string()
                                   : text::printable(record.type_name) + " ") +
         "record " + std::to_string(record.number);
}

std::string subject(const std::vector<Occurrence>& occurrences) {
  if (occurrences.size() == 1) return subject(*occurrences.front().record);
  constexpr std::size_t kShown = 6;
  std::vector<std::string> numbers;
  for (const Occurrence& o : occurrences) {
    if (numbers.size() == kShown && occurrences.size() > kShown + 1) {
      numbers.push_back(std::to_string(occurrences.size() - kShown) + " more");
      break;
    }
    numbers.push_back(std::to_string(o.record->number));
  }
  return "records " + text::join(numbers);
}

std::vector<diagnostic::Note> notes_of(
    const std::vector<Occurrence>& occurrences) {
  constexpr std::size_t kShown = 20;
  std::vector<diagnostic::Note> notes;
  for (std::size_t i = 1; i < occurrences.size() && i <= kShown; ++i) {
    notes.push_back({.message = "and " + subject(*occurrences[i].record),
                     .place = occurrences[i].at.span()});
  }
  return notes;
}

}  // namespace dct::lint
