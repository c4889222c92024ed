// SPDX-License-Identifier: MIT
#pragma once

#include "cli/options.hpp"
#include "dct-sign/command.hpp"

namespace dct::tools::sign {

void add_verify(CLI::App& app, Chosen& chosen);

}  // namespace dct::tools::sign
