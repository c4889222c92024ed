// SPDX-License-Identifier: MIT
#pragma once

/// The zone that a domain has now, for --axfr and --resolve.

#include "dct-simulate/simulation_run.hpp"

namespace dct::tools {

/// The whole zone, from the server that --axfr names.
/// @throws Trouble
zone::Zone transferred_zone(const Run& run);

/// What public DNS has at the apex, at _dmarc, and at the names that the
/// template writes and points to: enough to see what it would replace there.
/// @throws Trouble
zone::Zone resolved_zone(const Run& run);

}  // namespace dct::tools
