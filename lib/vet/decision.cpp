// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>
#include <dct/vet/decision.hpp>
#include <dct/vet/examination.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <utility>

#include "text/quote.hpp"
#include "vet/conditions.hpp"
#include "vet/embedded_decision.hpp"

namespace dct::vet {
namespace {

using diagnostic::Finding;
using diagnostic::Severity;

constexpr std::array<std::string_view, 4> kDecisionNames = {
    "approve", "approve-with-remarks", "changes-requested", "reject"};

void settle(Verdict& verdict) {
  const auto first =
      std::find_if(verdict.reasons.begin(), verdict.reasons.end(),
                   [](const Reason& r) { return !r.waived; });
  verdict.decision =
      first == verdict.reasons.end() ? Decision::approve : first->decision;
}

}  // namespace

std::string_view name(Decision decision) {
  return kDecisionNames[static_cast<std::size_t>(decision)];
}

std::optional<Decision> decision_named(std::string_view name) {
  const auto* const found =
      std::find(kDecisionNames.begin(), kDecisionNames.end(), name);
  if (found == kDecisionNames.end()) return std::nullopt;
  return static_cast<Decision>(found - kDecisionNames.begin());
}

diagnostic::Result<DecisionTable> DecisionTable::read(json::Value rows) {
  DecisionTable table;
  for (const json::Value row : rows) {
    const auto decision = decision_named(row["then"].string());
    const std::string_view condition = row["if"].string();
    if (!decision || !condition_named(condition)) {
      diagnostic::Problem problem = diagnostic::error(
          "decision-table", "the row for " + text::quote(condition) +
                                " has an `if` or a `then` that does not exist");
      problem.place = diagnostic::Place(row.span(), row.node());
      return problem;
    }
    table.rows.push_back({std::string(condition), *decision});
  }
  return table;
}

DecisionTable DecisionTable::with(const DecisionTable& own) const {
  DecisionTable table;
  const auto is_replaced = [&own](const DecisionRow& row) {
    return std::any_of(own.rows.begin(), own.rows.end(),
                       [&row](const DecisionRow& other) {
                         return other.condition == row.condition;
                       });
  };
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(table.rows),
               std::not_fn(is_replaced));
  table.rows.insert(table.rows.end(), own.rows.begin(), own.rows.end());
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const DecisionRow& a, const DecisionRow& b) {
                     return a.decision > b.decision;
                   });
  return table;
}

const DecisionTable& DecisionTable::builtin() {
  static const DecisionTable table = [] {
    const auto document =
        json::Document::parse({"decision", std::string(kDecisionRows)});
    return *read(document.root());
  }();
  return table;
}

diagnostic::Result<Refusals> Refusals::read(const json::Document& document) {
  if (!document.root().is(json::Kind::object)) {
    return diagnostic::error(
        "decisions-syntax",
        document.source().name() +
            R"(: decisions are an object, as in {"FILE:SHA256": "deny"})");
  }
  constexpr std::size_t kDigits = 64;
  Refusals refusals;
  for (const json::Value member : document.root()) {
    const std::string key = text::to_lower(member.key());
    const std::string digest = key.substr(key.rfind(':') + 1);
    const bool is_digest =
        key.find(':') != std::string::npos && digest.size() == kDigits &&
        std::all_of(digest.begin(), digest.end(),
                    [](char c) { return text::hex_value(c) >= 0; });
    if (!is_digest) {
      return diagnostic::error(
          "decisions-syntax",
          document.source().name() + ": the key " + text::quote(member.key()) +
              " is not FILE:SHA256, so nothing can be found by it");
    }
    if (member.string() == "deny") refusals.denied_.insert(digest);
  }
  return refusals;
}

bool Refusals::has(std::string_view sha256) const {
  return denied_.find(sha256) != denied_.end();
}

std::string_view name(ChecklistItem::Answer answer) {
  constexpr std::array<std::string_view, 3> kNames = {"pass", "fail",
                                                      "not-decidable"};
  return kNames[static_cast<std::size_t>(answer)];
}

std::vector<ChecklistItem> checklist(const json::Document& document,
                                     const std::vector<Finding>& findings,
                                     const lint::Catalogue& catalogue) {
  using Answer = ChecklistItem::Answer;
  // Whether a service uses redirect_uri is not in its template.
  constexpr unsigned kRedirects = 3;
  std::vector<ChecklistItem> items;
  for (const std::string_view rule : lint::registry_rules()) {
    ChecklistItem item{.number = static_cast<unsigned>(items.size() + 1),
                       .rule = rule};
    if (item.number == kRedirects && !document.root()["syncRedirectDomain"]) {
      item.answer = Answer::not_decidable;
      item.evidence = "a template does not say whether redirect_uri is used";
    }
    items.push_back(std::move(item));
  }
  for (const Finding& f : findings) {
    const lint::Rule* rule = catalogue.find(f.rule);
    if (!rule || rule->registry_rule == 0 ||
        rule->registry_rule > items.size()) {
      continue;
    }
    ChecklistItem& item = items[rule->registry_rule - 1];
    const bool fails = f.severity >= Severity::warning && !f.waived;
    if (item.answer == Answer::fail && !fails) continue;
    // The gravest finding is the evidence; of equals, the first.
    const Answer answer = fails ? Answer::fail : Answer::not_decidable;
    if (item.answer == answer && !item.evidence.empty()) continue;
    item.answer = answer;
    item.evidence =
        (f.place.record > 0 ? "record " + std::to_string(f.place.record) + ": "
                            : "") +
        f.message + (f.waived ? " (waived: " + *f.waived + ")" : "");
  }
  return items;
}

Verdict decide(const Vetting& vetting, const Refusals* refusals,
               const DecisionTable& table) {
  Verdict verdict;
  for (const DecisionRow& row : table.rows) {
    for (Reason& reason : condition_named(row.condition)(vetting, refusals)) {
      reason.condition = row.condition;
      reason.decision = row.decision;
      verdict.reasons.push_back(std::move(reason));
    }
  }
  settle(verdict);
  return verdict;
}

void waive(lint::Waivers& waivers, const json::Document& document,
           Verdict& verdict) {
  std::vector<lint::Waivers::Waivable> reasons;
  for (const Reason& r : verdict.reasons) {
    reasons.push_back({.condition = r.condition, .record = r.record});
  }
  waivers.apply(document, reasons);
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    verdict.reasons[i].waived = std::move(reasons[i].waived);
  }
  settle(verdict);
}

}  // namespace dct::vet
