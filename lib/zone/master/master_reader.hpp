// SPDX-License-Identifier: MIT
#pragma once

#include <dct/zone/master_file.hpp>

#include <string_view>

namespace dct::zone {

/// What read_master_file() does.
ReadResult read_master(std::string_view text, std::string_view file_name,
                       std::string_view apex, const Includes& includes);

}  // namespace dct::zone
