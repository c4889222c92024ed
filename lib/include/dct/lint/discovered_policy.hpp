// SPDX-License-Identifier: MIT
#pragma once

/// Rule policy-discovered: a policy that nobody named decides.
///
///   const auto linter = dct::lint::Linter::create();
///   auto policy = dct::lint::Policy::read(
///       dct::json::Document::parse_yaml({".dct.yaml", "extends: strict"}));
///   if (policy)
///     for (const auto& f : dct::lint::discovered_policy(*policy, *linter))
///       std::cout << f.message << '\n';

#include <dct/lint/linter.hpp>

#include <vector>

namespace dct::lint {

/// A finding in the policy's file.
/// @param linter  one that this policy has no say in
[[nodiscard]] DCT_EXPORT std::vector<diagnostic::Finding> discovered_policy(
    const Policy& policy, const Linter& linter);

}  // namespace dct::lint
