// SPDX-License-Identifier: MIT
#pragma once

#include "dct-vet/vet_options.hpp"

namespace dct::tools {

/// Examines the files and prints the report.
/// @returns the exit status
int vet_files(const VetOptions& o);

}  // namespace dct::tools
