// SPDX-License-Identifier: MIT
#pragma once

/// What an application would cost, before it is computed.

#include <dct/zone/zone.hpp>

#include <vector>

#include "apply/draft/rendered.hpp"

namespace dct::apply {

/// Whether the zone has more records at the names of the template than can be
/// compared in bounded time (kMaxEncounters, kMaxAppliedBytes).
bool is_too_much(const zone::Zone& zone, const std::vector<Rendered>& rendered);

}  // namespace dct::apply
