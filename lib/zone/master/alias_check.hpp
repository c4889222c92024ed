// SPDX-License-Identifier: MIT
#pragma once

#include <dct/zone/read_result.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace dct::zone {

/// A CNAME that was read, and where.
struct AliasLine {
  Id id = kNoId;
  std::string_view file;
  std::uint32_t line = 0;
};

/// Warns of each name that has a CNAME beside other records (RFC 1034 section
/// 3.6.2): known only when the whole zone has been read.
void check_aliases(const std::vector<AliasLine>& aliases, ReadResult& result);

}  // namespace dct::zone
