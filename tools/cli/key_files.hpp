// SPDX-License-Identifier: MIT
#pragma once

/// Keys in files. The memory that a private key was read into is overwritten.

#include <dct/keys/private_key.hpp>

#include <string>

namespace dct::tools {

struct KeyFile {
  std::string file;
  std::string passphrase_file;
};

/// The first line of a file; empty without a file.
/// @throws Trouble
keys::Secret read_passphrase(const std::string& path);
/// @throws Trouble when there is none in the file
keys::PrivateKey read_private_key(const KeyFile& from);
/// From the file of a public key, or of a private one.
keys::PublicKey read_any_key(const KeyFile& from);

}  // namespace dct::tools
