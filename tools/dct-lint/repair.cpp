// SPDX-License-Identifier: MIT
#include "dct-lint/repair.hpp"

#include <dct/lint/fix.hpp>
#include <dct/text/diff.hpp>

#include "cli/output.hpp"
#include "cli/write.hpp"
#include "dct-lint/lint_run.hpp"

namespace dct::tools {

std::optional<int> repair(PolicyResolver& policies,
                          const std::vector<Input>& inputs,
                          const LintOptions& o) {
  bool trouble = false;
  std::size_t files = 0;
  std::size_t fixes = 0;
  for (const Input& input : inputs) {
    const auto read = read_input(input, json::kMaxBytes);
    if (!read) {
      // Without --diff the files are read again, and the complaint comes then.
      if (o.diff) complain(kLintName, read.why());
      trouble = true;
      continue;
    }
    const std::string& text = *read;
    const lint::Fixed fixed = lint::fix(policies.for_path(input.path).linter,
                                        {input.path, text}, input.name);
    files += fixed.text != text ? 1 : 0;
    fixes += fixed.fixes;
    if (o.diff) {
      if (!print(text::unified_diff(text, fixed.text, input.path)))
        return kTrouble;
    } else if (input.path == "-") {
      if (!print(fixed.text)) return kTrouble;
    } else if (fixed.text != text) {
      if (const auto problem = replace_file(input.path, fixed.text)) {
        complain(kLintName, problem->message);
        trouble = true;
      }
    }
  }
  if (o.diff) return trouble ? kTrouble : files > 0 ? kFindings : kClean;
  const bool only_stdin = inputs.size() == 1 && inputs[0].path == "-";
  if (only_stdin) return trouble ? kTrouble : kClean;
  if (files > 0 && o.common.format == "text" && !o.common.quiet) {
    print(std::to_string(fixes) + (fixes == 1 ? " finding" : " findings") +
          " repaired in " + std::to_string(files) +
          (files == 1 ? " file\n\n" : " files\n\n"));
  }
  return std::nullopt;
}

}  // namespace dct::tools
