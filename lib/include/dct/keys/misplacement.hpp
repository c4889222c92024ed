// SPDX-License-Identifier: MIT
#pragma once

/// Names at which keys are published by mistake.
///
///   for (const dct::keys::Misplacement& place :
///        dct::keys::misplacements("_dck1", "shop.example.com"))
///     std::cout << place.owner << ": " << place.problem.message << '\n';

#include <dct/diagnostic/problem.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::keys {

struct Misplacement {
  std::string owner{};            ///< without final dot
  diagnostic::Problem problem{};  ///< to report if the key is there
};

/// Where to look when there is no key at key_owner(label, domain): the label
/// twice, the domain twice (a final dot was forgotten), the label missing, one
/// level higher, at a label that many use.
[[nodiscard]] DCT_EXPORT std::vector<Misplacement> misplacements(
    std::string_view label, std::string_view sync_pub_key_domain);

}  // namespace dct::keys
