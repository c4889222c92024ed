// SPDX-License-Identifier: MIT
#pragma once

/// What a record of a master file says before its data: TTL, class and type,
/// the first two in either order or not at all.

#include <dct/diagnostic/result.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "zone/master/master_lexer.hpp"

namespace dct::zone {

inline constexpr std::uint64_t kMaxTtl = 0x7FFFFFFF;  // RFC 2181 section 8

/// "3600", or with units as in "1h30m"; nothing for any other text. A number
/// that is too large is kMaxTtl + 1.
std::optional<std::uint64_t> parse_ttl(Token token);

struct RecordHeader {
  std::optional<std::uint32_t> ttl;
  std::string type;      ///< as dns::type_name() returns it
  std::size_t data = 0;  ///< index of the first token after the type
};

/// @param at  index of the first token after the owner
diagnostic::Result<RecordHeader> read_header(const MasterEntry& entry,
                                             std::size_t at);

}  // namespace dct::zone
