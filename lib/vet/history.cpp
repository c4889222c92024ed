// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/vet/history.hpp>

#include <algorithm>

#include "text/letter_case.hpp"

namespace dct::vet {
namespace {

bool is_by(const PastChange& change, const Proposer& proposer) {
  const auto same = [](std::string_view a, std::string_view b) {
    return !a.empty() && text::lower_case(a) == text::lower_case(b);
  };
  return same(proposer.address, change.address) ||
         same(proposer.name, change.author);
}

std::size_t count_own(const std::vector<PastChange>& changes,
                      const Proposer& proposer) {
  return static_cast<std::size_t>(std::count_if(
      changes.begin(), changes.end(),
      [&](const PastChange& change) { return is_by(change, proposer); }));
}

}  // namespace

Proposer read_proposer(std::string_view text) {
  const std::size_t open = text.find('<');
  const std::size_t close = text.find('>', std::min(open, text.size()));
  if (close != std::string_view::npos) {
    return {.name = std::string(text::trim(text.substr(0, open))),
            .address = std::string(
                text::trim(text.substr(open + 1, close - open - 1)))};
  }
  const std::string whole(text::trim(text));
  if (whole.find('@') != std::string::npos) return {.address = whole};
  return {.name = whole};
}

History read_history(const Proposer& proposer, const ChangeLog& log) {
  History history{
      .author = proposer.name.empty() ? proposer.address : proposer.name,
      .changes = log.of_template.size(),
      .own = count_own(log.of_template, proposer),
      .other_changes = log.of_others.size(),
      .other_own = count_own(log.of_others, proposer)};
  if (!log.of_template.empty()) history.last = log.of_template.front();
  return history;
}

}  // namespace dct::vet
