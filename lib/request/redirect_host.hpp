// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dct::request {

/// How a host is found in syncRedirectDomain. Whether an entry includes its
/// sub-domains is not defined, and providers differ.
struct RedirectHost {
  enum class Match : std::uint8_t { none, below, exact };
  Match match = Match::none;
  std::string entry{};  ///< that it is below
};

/// @param list  the value of syncRedirectDomain
RedirectHost find_redirect_host(std::string_view list, std::string_view host);

}  // namespace dct::request
