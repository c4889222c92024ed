// SPDX-License-Identifier: MIT
#pragma once

/// valijson says what is wrong in sentences only: the keyword behind each.

#include <string_view>

#include "schema/validator.hpp"

namespace dct::schema {

/// Whether a sentence only repeats that something below its value failed.
bool is_echo(std::string_view sentence);

/// The keyword and its detail, without a value; `other` for a sentence that is
/// not known.
BrokenKeyword read_sentence(std::string_view sentence);

}  // namespace dct::schema
