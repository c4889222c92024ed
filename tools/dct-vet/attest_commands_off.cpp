// SPDX-License-Identifier: MIT

/// In place of both commands where the library is built without signing.

#include "dct-vet/attest_commands.hpp"

namespace dct::tools {

void add_attest(CLI::App& /*app*/, Chosen& /*chosen*/) {}

void add_attested(CLI::App& /*app*/, Chosen& /*chosen*/) {}

}  // namespace dct::tools
