// SPDX-License-Identifier: MIT
#pragma once

/// The commands of dct-vet about signed decisions.

#include <chrono>
#include <functional>
#include <string>

#include "dct-vet/vet_options.hpp"

namespace dct::tools {

/// What the command that was called does; it returns the exit status.
using Chosen = std::function<int()>;

/// Sets `chosen` when the command is called. Where the library is built without
/// signing there are none.
void add_attest(CLI::App& app, Chosen& chosen);
void add_attested(CLI::App& app, Chosen& chosen);

/// --time, a point in time in place of now.
void add_time_option(CLI::App& command, std::string& time,
                     const std::string& what);
/// @throws Trouble when the option's value is not a time
std::chrono::sys_seconds time_of(const std::string& option);

}  // namespace dct::tools
