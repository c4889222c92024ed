// SPDX-License-Identifier: MIT
#pragma once

/// Problems of a query as a whole, signed or not.

#include <dct/diagnostic/problem.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace dct::request {

/// Longer queries are not read.
inline constexpr std::size_t kMaxQueryBytes = 64U << 10U;
/// draft-05 section 8.3.1: what a provider should accept at least.
inline constexpr std::size_t kLongQueryBytes = 8000;

/// Of a query that is too long to be read.
std::optional<diagnostic::Problem> find_oversize(std::string_view query);

/// What some providers read differently, or not at all.
void add_query_cautions(std::string_view query,
                        std::vector<diagnostic::Problem>& problems);

}  // namespace dct::request
