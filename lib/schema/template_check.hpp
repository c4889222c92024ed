// SPDX-License-Identifier: MIT
#pragma once

#include <dct/template.hpp>

#include <optional>

namespace dct {

/// The property that a record has in place of one its type needs: `host` on
/// SRV, which calls it `name`. The schema reports the pair as one mistake.
std::optional<Property> written_for(const Record& record, Property missing);

}  // namespace dct
