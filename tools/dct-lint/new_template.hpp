// SPDX-License-Identifier: MIT
#pragma once

/// --new: a first template that has no finding.

#include <string>
#include <string_view>
#include <vector>

namespace dct::tools {

/// What there are first templates for.
std::vector<std::string> new_template_kinds();

/// The template of a kind, as a file.
std::string_view new_template(std::string_view kind);

}  // namespace dct::tools
