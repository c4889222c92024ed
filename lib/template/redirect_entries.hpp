// SPDX-License-Identifier: MIT
#pragma once

/// The list of domains in syncRedirectDomain.

#include <dct/text/temporary.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace dct::templates {

/// One domain of syncRedirectDomain, without the white space around it.
struct RedirectEntry {
  std::string_view text;
  std::size_t begin = 0;  ///< in the list
};

/// The entries of a comma-separated list, empty ones included. They view it.
std::vector<RedirectEntry> redirect_entries(std::string_view list);
std::vector<RedirectEntry> redirect_entries(text::TemporaryString auto&& list) =
    delete;

}  // namespace dct::templates
