// SPDX-License-Identifier: MIT
#pragma once

#include <dct/diagnostic/problem.hpp>

#include <string>
#include <string_view>

namespace dct::apply {

/// What happens to a template's record beyond what it says; `message` is a
/// clause about it.
diagnostic::Problem remark(std::string_view rule, unsigned number,
                           std::string message);

}  // namespace dct::apply
