// SPDX-License-Identifier: MIT
#pragma once

/// Profiles: severities of the rules, by whose template it is to be. They are
/// constants of the library, one YAML file each under rules/profiles/.
///
///   for (const dct::lint::Profile& p : dct::lint::profiles())
///     std::cout << p.name << ": " << p.title << '\n';

#include <dct/diagnostic/severity.hpp>

#include <span>
#include <string_view>

namespace dct::lint {

struct Profile {
  std::string_view name{};
  std::string_view title{};
  std::string_view extends{};  ///< empty for the root of all, `repository`
  /// Findings that carry a code of the older linter weigh at least this.
  diagnostic::Severity coded = diagnostic::Severity::off;
  struct Level {
    std::string_view rule{};  ///< id or alias, or "rule/case"
    diagnostic::Severity severity = diagnostic::Severity::off;
  };
  std::span<const Level> levels{};
};

DCT_EXPORT std::span<const Profile> profiles();

/// Null when there is none of that name.
DCT_EXPORT const Profile* profile_named(std::string_view name);

}  // namespace dct::lint
