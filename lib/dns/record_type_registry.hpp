// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace dct::dns {

/// Whether IANA's registry of RR types (rules/data/record-types.txt) has the
/// mnemonic, in capitals.
bool is_registered_type(std::string_view mnemonic);

/// TYPE and a number to 65535 without leading zeros (RFC 3597 section 5).
bool is_numbered_type(std::string_view mnemonic);

}  // namespace dct::dns
