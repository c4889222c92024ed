// SPDX-License-Identifier: MIT
#pragma once

/// Arguments of command lines that people copy.

#include <string>
#include <string_view>

namespace dct::vet {

/// One word for a POSIX shell, whatever it holds.
std::string shell_word(std::string_view text);

}  // namespace dct::vet
