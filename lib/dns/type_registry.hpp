// SPDX-License-Identifier: MIT
#pragma once

/// Types of records by their mnemonics and numbers.

#include <string>
#include <string_view>

namespace dct::dns {

/// Whether IANA's registry of RR types (rules/data/record-types.txt) has the
/// mnemonic, in capitals.
bool is_registered_type(std::string_view mnemonic);

/// TYPE and a number to 65535 without leading zeros (RFC 3597 section 5).
bool is_numbered_type(std::string_view mnemonic);

/// A type's mnemonic as a zone has it, given in any case or by number: "TYPE1"
/// is "A", "type65280" is "TYPE65280". Empty: no record has such a type.
std::string type_name(std::string_view type);

}  // namespace dct::dns
