// SPDX-License-Identifier: MIT
#pragma once

/// The constants that the build writes from rules/.

#include <dct/lint/catalogue.hpp>
#include <dct/lint/profile.hpp>

#include <span>

namespace dct::lint {

/// Sorted by id.
std::span<const Rule> builtin_rules();
std::span<const Profile> builtin_profiles();

}  // namespace dct::lint
