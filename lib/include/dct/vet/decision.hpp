// SPDX-License-Identifier: MIT
#pragma once

/// What to do with a template: a decision with its reasons, by a table.
///
///   const auto linter = dct::lint::Linter::create();
///   const auto document = dct::json::Document::parse({"web.json", "{}"});
///   const auto vetting =
///       dct::vet::examine(document, "web.json", {.linter = *linter});
///   const auto verdict = dct::vet::decide(vetting);
///   std::cout << name(verdict.decision) << '\n';  // changes-requested

#include <dct/diagnostic/finding.hpp>
#include <dct/diagnostic/result.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>
#include <dct/lint/waivers.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

struct Vetting;  // examination.hpp

enum class Decision : std::uint8_t {
  approve,
  approve_with_remarks,
  changes_requested,
  reject
};

/// "changes-requested", for programs.
DCT_EXPORT std::string_view name(Decision decision);
/// Nothing for any other text.
DCT_EXPORT std::optional<Decision> decision_named(std::string_view name);

/// One row: what it is about, and what it leads to.
struct DecisionRow {
  std::string condition{};  ///< "level-critical"
  Decision decision = Decision::approve;
};

struct DCT_EXPORT DecisionTable {
  std::vector<DecisionRow> rows{};

  /// rules/data/decision.yaml.
  static const DecisionTable& builtin();
  /// Of a document that meets schema/decision.schema.json.
  static diagnostic::Result<DecisionTable> read(json::Value rows);

  /// The table with rows of a policy, which take the place of those for the
  /// same condition. The gravest decisions are first, so that no row hides a
  /// graver one.
  [[nodiscard]] DecisionTable with(const DecisionTable& own) const;
};

/// Contents that people have refused; they stay refused.
class DCT_EXPORT Refusals {
 public:
  /// Reads `{"FILE:SHA256": "deny"}`. Other words than "deny" refuse nothing.
  static diagnostic::Result<Refusals> read(const json::Document& document);

  /// Whatever the file is called now.
  bool has(std::string_view sha256) const;

 private:
  std::set<std::string, std::less<>> denied_;
};

struct Reason {
  std::string condition{};  ///< of the row that fires
  Decision decision = Decision::approve;
  unsigned record = 0;  ///< of the template, 1-based; 0: none
  unsigned line = 0;    ///< 0: not known
  std::string say{};    ///< a sentence; may cite the template's text
  /// Why a waiver lets it pass; it then decides nothing.
  std::optional<std::string> waived{};
};

struct Verdict {
  Decision decision = Decision::approve;  ///< of the first that is not waived
  std::vector<Reason> reasons{};          ///< in the order of the table
};

/// @param refusals  may be null
[[nodiscard]] DCT_EXPORT Verdict
decide(const Vetting& vetting, const Refusals* refusals = nullptr,
       const DecisionTable& table = DecisionTable::builtin());

/// Waives reasons, and decides by what is left.
DCT_EXPORT void waive(lint::Waivers& waivers, const json::Document& document,
                      Verdict& verdict);

/// One of the registry's ten rules.
struct ChecklistItem {
  enum class Answer : std::uint8_t { pass, fail, not_decidable };

  unsigned number = 0;
  std::string_view rule{};  ///< a sentence of lint::registry_rules()
  Answer answer = Answer::pass;
  std::string evidence{};  ///< "" where nothing is against it
};
DCT_EXPORT std::string_view name(ChecklistItem::Answer answer);

/// All ten, by the linter's findings.
[[nodiscard]] DCT_EXPORT std::vector<ChecklistItem> checklist(
    const json::Document& document,
    const std::vector<diagnostic::Finding>& findings,
    const lint::Catalogue& catalogue);

}  // namespace dct::vet
