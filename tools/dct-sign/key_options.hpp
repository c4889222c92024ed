// SPDX-License-Identifier: MIT
#pragma once

/// The options that name a key, and how to sign with it.

#include <string>

#include "cli/key_files.hpp"
#include "cli/options.hpp"

namespace dct::tools::sign {

struct KeyOptions : KeyFile {
  std::string algorithm;
};

/// --key, --passphrase-file and --algorithm.
/// @param what  the help of --key
void add_key_options(CLI::App& command, KeyOptions& options,
                     const std::string& what);

/// The one that is named; if none is, the default for the key.
keys::Algorithm algorithm_for(const KeyOptions& options, keys::KeyKind kind);

}  // namespace dct::tools::sign
