// SPDX-License-Identifier: MIT
#pragma once

/// The manners of all tools: where they print, in which colour, how they end.

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dct::tools {

inline constexpr int kClean = 0;     ///< nothing at or above the fail level
inline constexpr int kFindings = 1;  ///< findings
inline constexpr int kTrouble = 2;   ///< usage or I/O error

/// What ends a program with kTrouble; told in one line.
struct Trouble : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Prints to standard output. A reader that has gone away is no error; any
/// other failure is.
/// @returns whether it was written
bool print(std::string_view text);

/// "dct-lint: cannot read x.json: ..." on standard error.
void complain(std::string_view tool, std::string_view trouble);

/// Runs a tool; what it throws is trouble, told in one line.
int guard(std::string_view tool, const std::function<int()>& run) noexcept;

/// auto: on a terminal, unless NO_COLOR is set.
bool use_color(std::string_view when);

}  // namespace dct::tools
