// SPDX-License-Identifier: MIT
#pragma once

/// rules/ as C++: the constants of lint/embedded_rules.hpp, and for each
/// family of rules a header that declares the functions of its rules. So a
/// rule without its function does not link, and lib/rules/<family>.cpp defines
/// no function that has no rule (-Wmissing-declarations).

#include <string>
#include <vector>

namespace dct::embed {

/// @param registry_rules  a file with a sentence a line
/// @param paths           rules/<family>/<id>.yaml and rules/profiles/*.yaml
/// @throws std::runtime_error when one of them can't be used
void write_rules(const std::string& directory,
                 const std::string& registry_rules,
                 const std::vector<std::string>& paths);

}  // namespace dct::embed
