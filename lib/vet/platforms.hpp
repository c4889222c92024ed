// SPDX-License-Identifier: MIT
#pragma once

/// Platforms where anybody can have a name or claim a domain:
/// rules/data/platforms.yaml, and the private part of the public suffix list.

#include <string>
#include <string_view>

namespace dct::vet {

struct Platform {
  enum class Given : bool {
    name,   ///< names below the suffix
    domain  ///< the customer's domain is claimed there
  };

  std::string suffix{};   ///< empty: none
  std::string company{};  ///< or the suffix, where it is not known
  Given given = Given::name;

  explicit operator bool() const { return !suffix.empty(); }
};

/// The platform that a name is on: one of its suffixes, or below it.
Platform platform_of(std::string_view name);

}  // namespace dct::vet
