// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/base_version.hpp"
#include "cli/files.hpp"
#include "dct-lint/lint_options.hpp"

namespace dct::tools {

/// What came of --fix, --unsafe-fixes and --diff.
struct Repaired {
  std::size_t changed = 0;  ///< files that are, or would be, other than before
  bool failed = false;      ///< a file could not be read or written
  bool ends = false;        ///< --diff: nothing is to be examined
  /// The new text of standard input, which has been printed.
  std::optional<std::string> standard_input{};
};

Repaired repair(PolicyResolver& policies, const std::vector<Input>& inputs,
                const Base& base, const LintOptions& o);

}  // namespace dct::tools
