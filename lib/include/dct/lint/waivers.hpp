// SPDX-License-Identifier: MIT
#pragma once

/// The waivers of a linter's policy during one run over many files.
///
///   auto linter = dct::lint::Linter::create();
///   const auto document = dct::json::Document::parse({"web.json", "{}"});
///   auto findings = linter->lint(document);
///   dct::lint::Waivers waivers(*linter, "2026-11-23");
///   waivers.apply(document, findings);

#include <dct/lint/linter.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::lint {

class DCT_EXPORT Waivers {
 public:
  /// @param today  YYYY-MM-DD; a waiver holds until the end of its last day
  Waivers(Linter linter, std::string today);

  /// Waives findings of one file.
  void apply(const json::Document& document,
             std::vector<diagnostic::Finding>& findings);

  /// A reason of a decision, as a waiver's `if` names it.
  struct Waivable {
    std::string_view condition{};
    unsigned record = 0;                  ///< of the template; 0: none
    std::optional<std::string> waived{};  ///< is set
  };
  /// Waives reasons of one file.
  void apply(const json::Document& document, std::span<Waivable> reasons);

  /// After all files: rules waiver-unused (of templates that were seen) and
  /// waiver-expired, as findings in the policy's file.
  [[nodiscard]] std::vector<diagnostic::Finding> leftovers() const;

 private:
  struct State {
    const Waiver* waiver = nullptr;         ///< of the linter's policy
    std::string pattern{};                  ///< of templates, in small letters
    std::vector<std::string_view> rules{};  ///< ids
    bool seen = false;  ///< a template it names was in the run
    bool used = false;
  };
  bool is_expired(const Waiver& waiver) const;
  /// The waivers about a template, those of findings or those of reasons.
  std::vector<State*> about(const json::Document& document, bool of_reasons);

  Linter linter_;
  std::string today_;
  std::vector<State> states_;  // one a waiver
};

}  // namespace dct::lint
