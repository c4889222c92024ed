// SPDX-License-Identifier: MIT
#pragma once

/// --check-logos: rule logo-unreachable over all files of a run.

#include <functional>
#include <string>

#include "cli/run.hpp"
#include "dct-lint/policies.hpp"

namespace dct::tools {

struct LogoOptions {
  bool check = false;
  unsigned timeout_seconds = 10;
  std::string test_server;  ///< ADDRESS:PORT; empty outside of tests
};

/// Fetches the logos of all documents, each URL once, and adds what is wrong
/// with them to the findings. The order of the findings does not depend on that
/// of the answers.
/// @param is_new  whether the logo of a document is checked: not when it is the
///                same in the previous version
/// @throws PolicyTrouble
void check_logos(PolicyResolver& policies, Examination& result,
                 const LogoOptions& options,
                 const std::function<bool(const json::Document& document,
                                          const Input& input)>& is_new);

}  // namespace dct::tools
