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

/// Asks for the logos of all documents, for each URL once, and adds what is to
/// be said of them to the findings. The order of the findings does not depend
/// on that of the answers.
/// @param is_new  whether the logo of a document is to be looked at: it is not
///                when the version before has the same
/// @throws PolicyTrouble
void check_logos(PolicyResolver& policies, Examination& result,
                 const LogoOptions& options,
                 const std::function<bool(const json::Document& document,
                                          const Input& input)>& is_new);

}  // namespace dct::tools
