// SPDX-License-Identifier: MIT
#pragma once

/// A template and the version before it: what is new, and whether the version
/// was raised.
///
///   const auto linter = dct::lint::Linter::create();
///   const auto before = dct::json::Document::parse({"old.json", "{}"});
///   const auto after = dct::json::Document::parse({"new.json", "[]"});
///   const auto fresh = dct::lint::new_findings(
///       after.source(), linter->lint(after), before.source(),
///       linter->lint(before));

#include <dct/lint/linter.hpp>

#include <vector>

namespace dct::lint {

/// Rule version-not-raised, which needs the version before: whether content
/// that changed has a version one higher. Layout is not content.
[[nodiscard]] DCT_EXPORT std::vector<diagnostic::Finding> judge_version(
    const json::Document& document, const json::Document& base,
    const Linter& linter);

/// Of findings those that the version before had not. A finding is the same
/// when rule, record (by type and host), property and underlined text are.
[[nodiscard]] DCT_EXPORT std::vector<diagnostic::Finding> new_findings(
    const text::Source& source, std::vector<diagnostic::Finding> findings,
    const text::Source& base_source,
    const std::vector<diagnostic::Finding>& base_findings);

}  // namespace dct::lint
