// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace dct::tools {

/// YYYY-MM-DD, of UTC. The library reads no clock.
std::string today();

}  // namespace dct::tools
