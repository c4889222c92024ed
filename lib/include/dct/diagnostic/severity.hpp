// SPDX-License-Identifier: MIT
#pragma once

/// How much a problem weighs.
///
///   using dct::diagnostic::Severity;
///   const auto level = dct::diagnostic::severity_named("warning");
///   const bool fails = level && *level >= Severity::warning;
///   if (fails) std::cout << name(*level) << '\n';

#include <dct/export.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace dct::diagnostic {

/// In the order of weight. `off` is a setting of a rule, never of a finding.
enum class Severity : std::uint8_t { off, info, warning, error };

/// "off", "info", "warning" or "error".
DCT_EXPORT std::string_view name(Severity severity);
/// The severity of that name; nothing for any other text.
DCT_EXPORT std::optional<Severity> severity_named(std::string_view name);

}  // namespace dct::diagnostic
