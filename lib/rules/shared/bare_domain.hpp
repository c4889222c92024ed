// SPDX-License-Identifier: MIT
#pragma once

/// What people write where a bare domain belongs: syncPubKeyDomain and the
/// entries of syncRedirectDomain.

#include <optional>
#include <string>
#include <string_view>

namespace dct::rules {

struct DomainDefect {
  std::string message;  ///< completes "the entry ... "
  std::string help;
};

std::optional<DomainDefect> find_domain_defect(std::string_view text);

}  // namespace dct::rules
