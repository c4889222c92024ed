// SPDX-License-Identifier: MIT
#pragma once

/// Text of strangers in HTML and XML.

#include <string>
#include <string_view>

namespace dct::text {

/// The content of an element, or of an attribute between double quotation
/// marks. What printable() leaves is valid in XML 1.0: no control character,
/// and nothing that Unicode calls no character.
std::string markup_text(std::string_view printable_text);

}  // namespace dct::text
