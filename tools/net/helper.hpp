// SPDX-License-Identifier: MIT
#pragma once

/// Runs a helper program: what needs large libraries, or talks to strangers,
/// runs in a process of its own.

#include <dct/diagnostic/result.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace dct::tools {

struct HelperLimits {
  std::chrono::seconds time{60};  ///< the helper is killed after this
  std::size_t bytes = 0;          ///< of what it may answer
};

/// Runs a program without arguments, without a shell and with an empty
/// environment. `input` is its standard input, and what it writes to standard
/// output is the result.
/// @returns a problem when it cannot be run, does not exit with 0, or exceeds
/// a limit
diagnostic::Result<std::string> run_program(const std::string& path,
                                            std::string_view input,
                                            const HelperLimits& limits);

/// Where a helper program is: in libexec/dct, found relative to the running
/// program, so that an installation can be moved.
std::string helper_path(const std::string& name);

/// For the helper itself, at its start: it does not outlive the program that
/// runs it.
void end_with_parent();

}  // namespace dct::tools
