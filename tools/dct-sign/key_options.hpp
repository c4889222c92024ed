// SPDX-License-Identifier: MIT
#pragma once

/// The options that name a key, and the key that they name.

#include <dct/keys/private_key.hpp>

#include <string>

#include "cli/options.hpp"

namespace dct::tools::sign {

struct KeyOptions {
  std::string file;
  std::string passphrase_file;
  std::string algorithm;
};

/// --key, --passphrase-file and --algorithm.
/// @param what  the help of --key
void add_key_options(CLI::App& command, KeyOptions& options,
                     const std::string& what);

/// The first line of a file; empty without a file.
/// @throws Trouble
keys::Secret read_passphrase(const std::string& path);
/// @throws Trouble when there is none in the file
keys::PrivateKey read_private_key(const KeyOptions& options);
/// From the file of a public key, or of a private one.
keys::PublicKey read_any_key(const KeyOptions& options);
/// The one that is named; if none is, the default for the key.
keys::Algorithm algorithm_for(const KeyOptions& options, keys::KeyKind kind);

}  // namespace dct::tools::sign
