// SPDX-License-Identifier: MIT
#pragma once

/// dct-simulate --suggest: what a simulation needs and nobody gave.

#include "dct-simulate/simulation_run.hpp"

namespace dct::tools {

/// Makes up what is missing: values, a host, the addresses of redirects.
void suggest(Run& run);

}  // namespace dct::tools
