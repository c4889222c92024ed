// SPDX-License-Identifier: MIT
#pragma once

/// The constants that the build writes from rules/.

#include <dct/lint/catalogue.hpp>
#include <dct/lint/profile.hpp>

#include <span>
#include <string_view>

namespace dct::lint {

class Context;

/// The function of a built-in rule: reports what it finds to the context.
using Check = void (*)(Context&);

/// Sorted by id.
std::span<const Rule> builtin_rules();
/// Of each of builtin_rules() its function; null for one that is data, or is
/// reported elsewhere.
std::span<const Check> builtin_checks();
std::span<const Profile> builtin_profiles();
std::span<const std::string_view> builtin_registry_rules();

}  // namespace dct::lint
