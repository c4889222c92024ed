// SPDX-License-Identifier: MIT
#pragma once

/// The data of CAA (RFC 8659 section 4): flags, a tag, a value.

#include <dct/diagnostic/problem.hpp>

#include <optional>
#include <string_view>

namespace dct::rules {

/// What is wrong with it, as far as variables leave it fixed.
std::optional<diagnostic::Problem> caa_problem(std::string_view data);

/// Whether it allows only certain authorities to issue certificates.
bool restricts_issuers(std::string_view data);

}  // namespace dct::rules
