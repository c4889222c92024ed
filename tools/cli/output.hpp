// SPDX-License-Identifier: MIT
#pragma once

/// What all tools do in the same way: print, complain, end.

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dct::tools {

inline constexpr int kClean = 0;     ///< nothing at or above the fail level
inline constexpr int kFindings = 1;  ///< findings
inline constexpr int kTrouble = 2;   ///< usage or I/O error

/// Ends a program with kTrouble; its message is printed as one line.
struct Trouble : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Prints to standard output. It is not an error if the reader has gone away
/// (`| head`); any other failure is.
/// @returns whether it was written
bool print(std::string_view text);

/// The same, for what cannot go on without.
/// @throws Trouble when it cannot be written
void print_or_end(std::string_view text);

/// "dct-lint: cannot read x.json: ..." on standard error.
void complain(std::string_view tool, std::string_view trouble);

/// Runs a tool; an exception ends it with kTrouble and one line.
int guard(std::string_view tool, const std::function<int()>& run) noexcept;

/// @param when  "always", "never" or "auto": on a terminal, unless NO_COLOR is
/// set or TERM is dumb; FORCE_COLOR and CLICOLOR_FORCE make it yes
/// @param file  the descriptor that is written to: standard output, or error
bool use_color(std::string_view when, int file = 1);

}  // namespace dct::tools
