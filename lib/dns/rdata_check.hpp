// SPDX-License-Identifier: MIT
#pragma once

/// Record data in presentation format, as zone files have it.

#include <optional>
#include <string>
#include <string_view>

namespace dct::dns {

/// Why a text is no data of a type; nothing when it is, or when the type is
/// unknown to the DNS library.
std::optional<std::string> rdata_mistake(std::string_view type,
                                         std::string_view data);

}  // namespace dct::dns
