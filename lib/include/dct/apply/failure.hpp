// SPDX-License-Identifier: MIT
#pragma once

/// The kinds of problems for which a template is not applied. They are the
/// rules of these problems; the public conformance suite and the Python
/// reference library have names of their own for them.
///
///   std::cout << dct::apply::suite_name(dct::apply::kInvalidData)
///             << '\n';  // InvalidData

#include <dct/export.h>
#include <dct/diagnostic/problem.hpp>

#include <string_view>

namespace dct::apply {

inline constexpr std::string_view kInvalidData = "invalid-data";
inline constexpr std::string_view kInvalidTemplate = "invalid-template";
inline constexpr std::string_view kMissingParameter = "missing-parameter";
inline constexpr std::string_view kHostRequired = "host-required";
inline constexpr std::string_view kInvalidSignature = "invalid-signature";
inline constexpr std::string_view kTypeError = "type-error";

/// "invalid-data" to "InvalidData"; a rule that is none of these is that.
[[nodiscard]] DCT_EXPORT std::string_view suite_name(std::string_view rule);

/// The variable that a missing-parameter problem is about: the message of its
/// note. Empty for every other problem.
[[nodiscard]] DCT_EXPORT std::string_view missing_variable(
    const diagnostic::Problem& problem);

}  // namespace dct::apply
