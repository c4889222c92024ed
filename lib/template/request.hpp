// SPDX-License-Identifier: MIT
#pragma once

/// What a template and a request have to agree on: names of parameters, and
/// domains to return to.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dct::templates {

/// The parameter of the protocol that a variable of this name would be taken
/// for, in whatever case; empty if there is none (draft-05 section 9.1.2).
std::string_view reserved_parameter(std::string_view variable);

/// One domain of syncRedirectDomain, without the blanks around it.
struct RedirectEntry {
  std::string_view text;
  std::size_t begin = 0;  ///< in the list
};

/// The entries of a comma-separated list, empty ones included.
std::vector<RedirectEntry> redirect_entries(std::string_view list);

/// providerId, serviceId, groupId, instanceId: 1 to 63 letters, digits, - _ and
/// dots (`dc-id`).
bool is_id(std::string_view text);

}  // namespace dct::templates
