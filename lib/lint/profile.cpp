// SPDX-License-Identifier: MIT
#include <dct/lint/profile.hpp>

#include <algorithm>

#include "lint/embedded_rules.hpp"

namespace dct::lint {

std::span<const Profile> profiles() { return builtin_profiles(); }

const Profile* profile_named(std::string_view name) {
  const auto all = profiles();
  const auto found =
      std::find_if(all.begin(), all.end(),
                   [name](const Profile& p) { return p.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace dct::lint
