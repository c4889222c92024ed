// SPDX-License-Identifier: MIT
#pragma once

/// How much work an encrypted key asks for before its passphrase can be tried.
/// Its file says so, and may say years.

#include <string>
#include <string_view>

namespace dct::keys {

/// Why no passphrase is tried on a PEM: it asks for more than any key does, or
/// does not say for how much. Empty when nothing is wrong.
std::string refuse_costly(std::string_view pem);

}  // namespace dct::keys
