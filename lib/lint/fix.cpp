// SPDX-License-Identifier: MIT
#include <dct/lint/fix.hpp>

#include <algorithm>
#include <utility>

#include "json/edit.hpp"
#include "lint/compatible_edits.hpp"

namespace dct::lint {
namespace {

bool has_safe_fix(const diagnostic::Finding& f, const Catalogue& catalogue) {
  const Rule* rule = catalogue.find(f.rule);
  return rule && rule->fix_is_safe;
}

void list_repairs(const std::vector<diagnostic::Finding>& findings,
                  const std::vector<diagnostic::Edit>& made,
                  const text::Source& source, std::vector<Repair>& repairs) {
  std::vector<std::pair<std::uint32_t, Repair>> round;

  for (const diagnostic::Finding& f : findings) {
    for (const diagnostic::Edit& edit : f.fix) {
      if (std::find(made.begin(), made.end(), edit) == made.end()) continue;
      const text::Span span = edit.span;
      round.push_back({span.begin,
                       {.rule = f.rule,
                        .place = source.position(span.begin),
                        .before = std::string(source.text().substr(
                            span.begin, span.end - span.begin)),
                        .after = edit.replacement}});
    }
  }
  std::stable_sort(
      round.begin(), round.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [at, repair] : round) repairs.push_back(std::move(repair));
}

}  // namespace

Fixed fix(const Linter& linter, text::Source source, std::string_view file_name,
          Repairs which) {
  // Each round repairs at least one finding; nothing needs this many.
  constexpr int kMaxRounds = 100;
  Fixed fixed{.text = std::string(source.text())};
  const std::string name = source.name();
  const auto catalogue = linter.catalogue();
  for (int round = 0; round < kMaxRounds; ++round) {
    const auto document = json::Document::parse({name, fixed.text});
    auto findings = linter.lint(document, file_name);
    std::erase_if(findings,
                  [](const diagnostic::Finding& f) { return f.fix.empty(); });
    fixed.unsafe = 0;
    if (which == Repairs::safe) {
      fixed.unsafe = std::erase_if(findings, [&](const diagnostic::Finding& f) {
        return !has_safe_fix(f, *catalogue);
      });
    }
    std::size_t fixes = 0;
    const std::vector<diagnostic::Edit> edits =
        compatible_edits(findings, fixes);
    if (edits.empty()) break;
    list_repairs(findings, edits, document.source(), fixed.repairs);
    fixed.text = json::apply_edits(fixed.text, edits);
    fixed.fixes += fixes;
  }
  return fixed;
}

}  // namespace dct::lint
