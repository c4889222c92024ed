// SPDX-License-Identifier: MIT
#pragma once

/// --check-keys: rule key-unpublished over all files of a run.

#include <dct/lint/linter.hpp>

#include <functional>

#include "cli/run.hpp"
#include "net/key_check.hpp"

namespace dct::tools {

/// Looks for the key of every document and adds what is wrong to the findings.
/// @param linter_of  the linter of an input
/// @param is_new     whether the key domain of a document is checked
/// @throws Trouble when the zone file cannot be read
void check_keys(
    Examination& result, const KeyCheckOptions& options,
    const std::function<const lint::Linter&(const Input& input)>& linter_of,
    const std::function<bool(const json::Document& document,
                             const Input& input)>& is_new);

}  // namespace dct::tools
