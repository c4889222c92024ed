// SPDX-License-Identifier: MIT
#pragma once

/// --write-baseline: a policy that lets pass what there is.

#include <string>

#include "cli/run.hpp"
#include "dct-lint/policies.hpp"

namespace dct::tools {

struct Baseline {
  std::string yaml{};
  std::size_t waivers = 0;
};

/// What the policy of the run says, and a waiver for each finding that is not
/// waived yet.
/// @throws Trouble when several policies judged the files
Baseline baseline_of(const Examination& examination,
                     const PolicyResolver& policies);

}  // namespace dct::tools
