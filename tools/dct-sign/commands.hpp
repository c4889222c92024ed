// SPDX-License-Identifier: MIT
#pragma once

/// The commands of dct-sign. Each adds itself to the program, and when it is
/// the one that was called, sets `chosen` to what it does.

#include <CLI/CLI.hpp>
#include <functional>

namespace dct::tools::sign {

using Chosen = std::function<int()>;

void add_keygen(CLI::App& app, Chosen& chosen);
void add_publish(CLI::App& app, Chosen& chosen);
void add_url(CLI::App& app, Chosen& chosen);
void add_sign(CLI::App& app, Chosen& chosen);
void add_verify(CLI::App& app, Chosen& chosen);
void add_check_key(CLI::App& app, Chosen& chosen);

}  // namespace dct::tools::sign
