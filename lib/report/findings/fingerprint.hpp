// SPDX-License-Identifier: MIT
#pragma once

#include <dct/diagnostic/finding.hpp>

#include <string>

namespace dct::report {

/// The identity of a finding (lint/finding_identity.hpp) as 64 digits, for
/// those who keep it: SHA-256, so that nobody can write a template whose
/// finding passes for another that was dismissed.
std::string fingerprint(const diagnostic::Finding& finding,
                        const text::Source& source);

}  // namespace dct::report
