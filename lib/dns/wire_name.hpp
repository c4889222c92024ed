// SPDX-License-Identifier: MIT
#pragma once

/// Names as they are on the wire (RFC 1035 section 3.1), to and from text.

#include <dct/diagnostic/result.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dct::dns {

inline constexpr std::size_t kMaxWireName = 255;  // RFC 1035 section 2.3.4

/// A name on the wire as text in lower case without the final dot; the root
/// is ".". What could be misread is escaped.
std::string name_text(std::span<const std::uint8_t> wire);

/// The text of what a name is on the wire: every escape in its one form.
/// @returns else what is wrong, as a clause: "a label is longer than ..."
diagnostic::Result<std::string> normalise_escapes(std::string_view name);

diagnostic::Problem name_too_long();

}  // namespace dct::dns
