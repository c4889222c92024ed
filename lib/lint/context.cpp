// SPDX-License-Identifier: MIT
#include "lint/context.hpp"

#include <algorithm>

#include "lint/levels.hpp"
#include "template/subject.hpp"
#include "text/quote.hpp"

namespace dct::lint {
namespace {

using json::Value;

// "MX record 3", or "records 1, 3 and 5".
std::string subject(const std::vector<Occurrence>& occurrences) {
  if (occurrences.size() == 1) {
    return templates::subject(*occurrences.front().record);
  }
  constexpr std::size_t kShown = 6;
  std::vector<unsigned> all;
  for (const Occurrence& o : occurrences) all.push_back(o.record->number);
  std::sort(all.begin(), all.end());
  std::vector<std::string> numbers;
  for (const unsigned number : all) {
    if (numbers.size() == kShown && all.size() > kShown + 1) {
      numbers.push_back(std::to_string(all.size() - kShown) + " more");
      break;
    }
    numbers.push_back(std::to_string(number));
  }
  return "records " + text::join(numbers);
}

// At the value, or, for another record that does the same, in a note.
bool speaks_of(const diagnostic::Problem& problem, Value at) {
  return problem.place.node == at.node() ||
         std::any_of(problem.notes.begin(), problem.notes.end(),
                     [at](const diagnostic::Note& note) {
                       return note.place.node == at.node();
                     });
}

// A note for each but the first; of very many, for the first of them.
std::vector<diagnostic::Note> notes_of(
    const std::vector<Occurrence>& occurrences) {
  constexpr std::size_t kShown = 20;
  std::vector<diagnostic::Note> notes;
  for (std::size_t i = 1; i < occurrences.size() && i <= kShown; ++i) {
    notes.push_back(
        {.message = "and " + templates::subject(*occurrences[i].record),
         .place = {occurrences[i].at.span(), occurrences[i].at.node()}});
  }
  return notes;
}

}  // namespace

void Context::begin(const Rule& rule, std::span<const Superseder> superseders) {
  rule_ = &rule;
  reported_ = 0;
  superseders_ = superseders;
}

std::int64_t Context::option(std::string_view name) const {
  return levels_.option(*rule_, name);
}

const std::map<std::string, Value>& Context::variables() {
  if (!variables_) variables_ = templates::used_variables(tmpl);
  return *variables_;
}

bool Context::is_superseded(Value at, std::string_view variant) const {
  return std::any_of(
      superseders_.begin(), superseders_.end(), [&](const Superseder& s) {
        return (s.variant.empty() || s.variant == variant) &&
               std::any_of(found_.begin(), found_.end(),
                           [&](const diagnostic::Problem& p) {
                             return p.rule == s.rule && speaks_of(p, at);
                           });
      });
}

void Context::report(Value at, diagnostic::Problem problem) {
  // More than are listed of a rule, so that they can be counted, but bounded.
  constexpr std::size_t kMost = 10'000;
  if (is_superseded(at, problem.variant) || ++reported_ > kMost) return;
  problem.rule = rule_->id;
  if (problem.place.span == text::Span{}) problem.place.span = at.span();
  problem.place.node = at.node();
  found_.push_back(std::move(problem));
}

void Context::report(const templates::Record& record, Value at,
                     diagnostic::Problem problem) {
  problem.message = templates::subject(record) + ": " + problem.message;
  report(at, std::move(problem));
}

void Context::report(const templates::Record& record,
                     templates::Property property,
                     diagnostic::Problem problem) {
  report(record, record[property], std::move(problem));
}

void Context::report(const std::vector<Occurrence>& occurrences,
                     diagnostic::Problem problem) {
  problem.message = subject(occurrences) + ": " + problem.message;
  problem.notes = notes_of(occurrences);
  report(occurrences.front().at, std::move(problem));
}

std::vector<Occurrence> Context::remaining(
    std::vector<Occurrence> found) const {
  if (!superseders_.empty()) {
    std::erase_if(
        found, [this](const Occurrence& o) { return is_superseded(o.at, {}); });
  }
  return found;
}

}  // namespace dct::lint
