// SPDX-License-Identifier: MIT
#pragma once

#include <dct/zone/master_file.hpp>

#include <string>
#include <string_view>

namespace dct::zone {

/// What read_master_file() does.
/// @param origin  of the names before the first $ORIGIN; in lower case, no
///                final dot, empty for the root
ReadResult read_master(std::string_view text, std::string_view file_name,
                       std::string_view apex, std::string origin,
                       const Includes& includes);

}  // namespace dct::zone
