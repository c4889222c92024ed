// SPDX-License-Identifier: MIT
#pragma once

/// What a row of a table of decisions can be about.

#include <dct/vet/decision.hpp>

#include <string_view>
#include <vector>

namespace dct::vet {

/// Gives its reasons; none: it does not hold.
using Condition = std::vector<Reason> (*)(const Vetting&, const Refusals*);

/// Null: there is no condition of this name.
Condition condition_named(std::string_view name);

}  // namespace dct::vet
