// SPDX-License-Identifier: MIT
#pragma once

/// Private keys where something else is expected: messages quote what they
/// cannot read, and a key must not end up in a log.

#include <string_view>

namespace dct::tools {

/// Whether a text has a private key in PEM in it, or looks like the base64 of
/// one. Longer texts than any key are looked at in part.
bool holds_private_key(std::string_view text);

}  // namespace dct::tools
