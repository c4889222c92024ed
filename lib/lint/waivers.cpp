// SPDX-License-Identifier: MIT
#include <fnmatch.h>
#include <dct/lint/waivers.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "text/quote.hpp"

namespace dct::lint {
namespace {

using json::Value;

std::string name_of(const json::Document& document) {
  const Value root = document.root();
  return text::to_lower(root["providerId"].string()) + "." +
         text::to_lower(root["serviceId"].string());
}

diagnostic::Problem problem(std::string_view rule, Value at,
                            std::string message, std::string help) {
  diagnostic::Problem p =
      diagnostic::error(rule, std::move(message), std::move(help));
  p.place = {at.span(), at.node()};
  return p;
}

}  // namespace

Waivers::Waivers(Linter linter, std::string today)
    : linter_(std::move(linter)), today_(std::move(today)) {
  const auto policy = linter_.policy();
  if (!policy) return;
  for (const Waiver& waiver : policy->waivers()) {
    State state{.waiver = &waiver, .pattern = text::to_lower(waiver.tmpl)};
    for (const Rule* rule : linter_.catalogue()->find_all(waiver.rule)) {
      state.rules.push_back(rule->id);
    }
    states_.push_back(std::move(state));
  }
}

bool Waivers::is_expired(const Waiver& waiver) const {
  // ISO dates sort as strings.
  return !waiver.until.empty() && waiver.until < today_;
}

std::vector<Waivers::State*> Waivers::about(const json::Document& document,
                                            bool of_reasons) {
  std::vector<State*> found;
  if (states_.empty()) return found;
  const std::string name = name_of(document);
  for (State& state : states_) {
    if (state.waiver->condition.empty() == of_reasons ||
        fnmatch(state.pattern.c_str(), name.c_str(), 0) != 0) {
      continue;
    }
    state.seen = true;
    found.push_back(&state);
  }
  return found;
}

void Waivers::apply(const json::Document& document,
                    std::vector<diagnostic::Finding>& findings) {
  for (State* state : about(document, false)) {
    const Waiver& waiver = *state->waiver;
    for (diagnostic::Finding& f : findings) {
      const bool matches =
          (waiver.record == 0 || waiver.record == f.place.record) &&
          std::find(state->rules.begin(), state->rules.end(), f.rule) !=
              state->rules.end();
      if (!matches) continue;
      state->used = true;
      if (!is_expired(waiver)) f.waived = std::string(waiver.reason);
    }
  }
}

void Waivers::apply(const json::Document& document,
                    std::span<Waivable> reasons) {
  for (State* state : about(document, true)) {
    const Waiver& waiver = *state->waiver;
    for (Waivable& reason : reasons) {
      if (reason.condition != waiver.condition ||
          (waiver.record != 0 && waiver.record != reason.record)) {
        continue;
      }
      state->used = true;
      if (!is_expired(waiver)) reason.waived = std::string(waiver.reason);
    }
  }
}

std::vector<diagnostic::Finding> Waivers::leftovers() const {
  if (states_.empty()) return {};
  std::vector<diagnostic::Problem> problems;
  for (const State& state : states_) {
    const Waiver& waiver = *state.waiver;
    const bool is_of_finding = waiver.condition.empty();
    const std::string what =
        text::code(is_of_finding ? waiver.rule : waiver.condition) + " of " +
        text::quote(waiver.tmpl);
    if (is_expired(waiver)) {
      problems.push_back(problem(
          "waiver-expired", waiver.value["until"],
          "the waiver for " + what + " has ended on " +
              text::printable(waiver.until),
          "look at what it waives again, then remove the waiver or give it "
          "another day"));
    } else if (state.seen && !state.used) {
      problems.push_back(problem(
          "waiver-unused", waiver.value[is_of_finding ? "rule" : "if"],
          "the waiver for " + what + " waives nothing; there is no such " +
              (is_of_finding ? "finding" : "reason") + " (any more)",
          "remove it"));
    }
  }
  return linter_.complete(linter_.policy()->document(), problems);
}

}  // namespace dct::lint
