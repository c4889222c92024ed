// SPDX-License-Identifier: MIT
#pragma once

#include <dct/diagnostic/finding.hpp>

#include <string>
#include <string_view>

namespace dct::lint {

/// The text that a finding underlines.
std::string_view marked_text(const diagnostic::Finding& finding,
                             const text::Source& source);

/// What makes a finding the same in two versions of a file: the rule, the
/// record (its type and host), the property, and the underlined text. No line,
/// no number of a record: they move.
std::string identity(const diagnostic::Finding& finding,
                     const text::Source& source);

}  // namespace dct::lint
