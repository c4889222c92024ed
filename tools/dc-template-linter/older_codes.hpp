// SPDX-License-Identifier: MIT
#pragma once

/// What the older linter made of its codes.

#include <string>
#include <string_view>

#include "dc-template-linter/flags.hpp"

namespace dct::tools {

/// A code, and what it does to the exit status.
struct OlderCode {
  std::string_view code;
  LogLevel level = LogLevel::error;
  unsigned exit_bit = 8;
  std::string_view note;
};

/// Of a code that the older linter did not have, an error.
const OlderCode& older_code(std::string_view code);

/// What the code of a file that cannot be decoded adds.
inline constexpr unsigned kFatalBit = 16;

/// The bits of the exit status that are kept.
unsigned kept_bits(std::string_view tolerate);

}  // namespace dct::tools
