// SPDX-License-Identifier: MIT
#pragma once

/// Names as the reference library completes and judges them.

#include <string>
#include <string_view>

namespace dct::apply {

/// Labels of 1 to 63 letters, digits, - and _, none that begins or ends with
/// a hyphen, together at most 253 characters.
bool is_reference_name(std::string_view name);

/// A name to point to: the same with, or without, a final dot, which counts.
bool is_reference_target(std::string_view name);

/// The same as a name, or `*`, or `*.` and a name.
bool is_reference_wildcard_name(std::string_view name);

/// The owner of a record, relative to the domain, in the case of its letters.
/// One that is not in the zone keeps its final dot, and so is not a name.
/// @param text  `host` of the record, its variables replaced
/// @param host  what the template is applied to; empty: the domain itself
std::string reference_owner(std::string_view text, std::string_view host,
                            std::string_view domain);

}  // namespace dct::apply
