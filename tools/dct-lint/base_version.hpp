// SPDX-License-Identifier: MIT
#pragma once

/// --base: a template beside the version before it.

#include <dct/lint/linter.hpp>

#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

/// The findings of a document that its version below `base` does not have, and
/// those about the version number. All findings when there is no version
/// before, or `base` is empty.
std::vector<diagnostic::Finding> lint_beside_base(
    const lint::Linter& linter, const json::Document& document,
    const Input& input, const std::string& base);

/// Whether the logo of a document is another than that of the version before.
bool has_new_logo(const json::Document& document, const Input& input,
                  const std::string& base);

}  // namespace dct::tools
