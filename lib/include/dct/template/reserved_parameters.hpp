// SPDX-License-Identifier: MIT
#pragma once

/// The names that the protocol uses for its own parameters; no variable of a
/// template can be passed under them.
///
///   for (const char* name : {"HOST", "ip"}) {
///     if (!dct::templates::reserved_parameter(name).empty())
///       std::cout << name << " is reserved\n";
///   }

#include <dct/export.h>

#include <string_view>

namespace dct::templates {

/// The parameter of the protocol that a variable of this name would be taken
/// for, in any letter case; empty if there is none (draft-05 section 9.1.2).
[[nodiscard]] DCT_EXPORT std::string_view reserved_parameter(
    std::string_view variable);

/// Whether an apply URL has a parameter of exactly this name (draft-05 section
/// 8.3.2). Every other parameter of its query is a variable.
[[nodiscard]] DCT_EXPORT bool is_apply_parameter(std::string_view name);

}  // namespace dct::templates
