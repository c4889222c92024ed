// SPDX-License-Identifier: MIT
#pragma once

#include "cli/options.hpp"
#include "dct-sign/command.hpp"

namespace dct::tools::sign {

void add_url(CLI::App& app, Chosen& chosen);

}  // namespace dct::tools::sign
