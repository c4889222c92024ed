// SPDX-License-Identifier: MIT
#pragma once

/// A problem as the linter reports it: in which file, how severe by the
/// profile, in which record.
///
///   const std::vector<dct::diagnostic::Finding> findings;  // Linter::lint()
///   for (const dct::diagnostic::Finding& f : findings)
///     std::cout << f.place.file << ':' << f.place.begin.line << ": "
///               << f.message << '\n';

#include <dct/diagnostic/problem.hpp>

#include <optional>
#include <string>
#include <vector>

namespace dct::diagnostic {

/// All of its place is known, and its severity is the profile's.
struct Finding : Problem {
  std::vector<std::string> aliases{};  ///< codes of older tools for just this
  std::string record_type{};           ///< of the record that has it, if any
  std::string record_host{};
  std::string record_group{};
  /// The reason by which a policy lets it pass: it is listed, and fails
  /// nothing.
  std::optional<std::string> waived{};
};

}  // namespace dct::diagnostic
