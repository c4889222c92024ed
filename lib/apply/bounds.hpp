// SPDX-License-Identifier: MIT
#pragma once

/// What an application would cost, before it is made.

#include <dct/zone/zone.hpp>

#include <vector>

#include "apply/render.hpp"

namespace dct::apply {

/// Whether the zone has so much in the way (kMaxEncounters, kMaxAppliedBytes)
/// that it can only be meant to keep us busy.
bool is_too_much(const zone::Zone& zone, const std::vector<Rendered>& rendered);

}  // namespace dct::apply
