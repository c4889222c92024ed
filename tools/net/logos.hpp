// SPDX-License-Identifier: MIT
#pragma once

/// --check-logos: rule logo-unreachable over all files of a run.

#include <dct/lint/linter.hpp>

#include <functional>
#include <string>

#include "cli/run.hpp"

namespace dct::tools {

struct LogoOptions {
  bool check = false;
  unsigned timeout_seconds = 10;
  std::string test_server;  ///< ADDRESS:PORT; empty outside of tests
};

/// Fetches the logos of all documents, each URL once, and adds what is wrong
/// with them to the findings. The order of the findings does not depend on that
/// of the answers.
/// @param linter_of  the linter of an input
/// @param is_new     whether the logo of a document is checked: not when it is
///                   the same in the previous version
/// @throws Trouble when nothing can be fetched
void check_logos(
    Examination& result, const LogoOptions& options,
    const std::function<const lint::Linter&(const Input& input)>& linter_of,
    const std::function<bool(const json::Document& document,
                             const Input& input)>& is_new);

}  // namespace dct::tools
