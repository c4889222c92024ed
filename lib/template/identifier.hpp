// SPDX-License-Identifier: MIT
#pragma once

/// The ids of templates, groups and instances.

#include <string_view>

namespace dct::templates {

/// Whether a text can be a providerId, serviceId, groupId or instanceId: 1 to
/// 63 letters, digits, - _ and dots (`dc-id`).
bool is_id(std::string_view text);

}  // namespace dct::templates
