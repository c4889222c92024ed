// SPDX-License-Identifier: MIT
#pragma once

/// What is to be said of a query, signed or not.

#include <dct/keys/key.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace dct::request {

/// Of a query that is too long to be read at all.
std::optional<diagnostic::Problem> find_oversize(std::string_view query);

/// What providers may read otherwise, or not at all.
void add_query_cautions(std::string_view query,
                        std::vector<diagnostic::Problem>& problems);

}  // namespace dct::request
