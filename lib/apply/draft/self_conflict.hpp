// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "apply/draft/rendered.hpp"

namespace dct::apply {

/// Why the last record and those before it, all of one template, cannot be in
/// the DNS together, as a clause; nothing when they can.
std::optional<std::string> self_conflict(std::span<const Rendered> rendered,
                                         std::string_view domain);

}  // namespace dct::apply
