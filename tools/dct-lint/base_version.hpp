// SPDX-License-Identifier: MIT
#pragma once

/// --base: a template and its previous version.

#include <dct/lint/linter.hpp>

#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

/// The findings of a document that its previous version does not have, and
/// those about the version number. All findings when there is no previous
/// version.
std::vector<diagnostic::Finding> lint_beside_base(
    const lint::Linter& linter, const json::Document& document,
    const Input& input, const std::string& base);

/// Whether the logo of a document differs from that of its previous version.
bool has_new_logo(const json::Document& document, const Input& input,
                  const std::string& base);

}  // namespace dct::tools
