// SPDX-License-Identifier: MIT
#include "lint/fix.hpp"

#include <dct/lint/fix.hpp>

#include <algorithm>

#include "json/edit.hpp"

namespace dct::lint {

std::vector<diagnostic::Edit> compatible_edits(
    const std::vector<diagnostic::Finding>& findings, std::size_t& fixes) {
  std::vector<diagnostic::Edit> edits;
  for (const diagnostic::Finding& f : findings) {
    if (f.fix.empty() || f.waived) continue;
    const bool free = std::none_of(
        f.fix.begin(), f.fix.end(), [&edits](const diagnostic::Edit& edit) {
          return std::any_of(edits.begin(), edits.end(),
                             [&edit](const diagnostic::Edit& made) {
                               return made == edit || json::overlap(made, edit);
                             });
        });
    if (!free) continue;
    edits.insert(edits.end(), f.fix.begin(), f.fix.end());
    ++fixes;
  }
  return edits;
}

Fixed fix(const Linter& linter, text::Source source,
          std::string_view file_name) {
  // Each round repairs at least one finding; nothing needs this many.
  constexpr int kMaxRounds = 100;
  Fixed fixed{.text = std::string(source.text())};
  const std::string name = source.name();
  for (int round = 0; round < kMaxRounds; ++round) {
    const auto document = json::Document::parse({name, fixed.text});
    std::size_t fixes = 0;
    const std::vector<diagnostic::Edit> edits =
        compatible_edits(linter.lint(document, file_name), fixes);
    if (edits.empty()) break;
    fixed.text = json::apply_edits(fixed.text, edits);
    fixed.fixes += fixes;
  }
  return fixed;
}

}  // namespace dct::lint
