// SPDX-License-Identifier: MIT
#include <dct/lint/fix.hpp>

#include "json/edit.hpp"
#include "lint/compatible_edits.hpp"

namespace dct::lint {

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
