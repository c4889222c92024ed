// SPDX-License-Identifier: MIT
#pragma once

#include <dct/finding.hpp>

#include <string>

namespace dct::report {

/// What makes a finding the same in two versions of a file: the rule, the
/// record (its type and host), the property, and the underlined text. No line,
/// no number of a record: they move.
std::string identity(const Finding& finding, const Source& source);

}  // namespace dct::report
