// SPDX-License-Identifier: MIT
#pragma once

#include <dct/zone/zone.hpp>

#include <string>

namespace dct::zone {

/// What write_master_file() does.
std::string write_master(const Zone& zone);

}  // namespace dct::zone
