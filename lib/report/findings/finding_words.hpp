// SPDX-License-Identifier: MIT
#pragma once

/// What several formats say of a finding in the same words.

#include <dct/report/findings.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::report {

/// "6 errors, 2 warnings, 0 info in 1 file"
std::string summary(const FindingCounts& counts);

/// A sentence for each policy of a report, and how many files it judged:
/// printable, and none without policies.
std::vector<std::string> policies_in_words(const FindingsReport& report);

/// A path as a repository has it: "a.json" for "./a.json".
std::string_view from_here(std::string_view path);

/// The rule and the older linter's codes: "spfm-over-txt DCTL1014".
std::string label(const diagnostic::Finding& finding);

/// The message, and on a line of its own the help; printable.
std::string message_and_help(const diagnostic::Finding& finding);

}  // namespace dct::report
