// SPDX-License-Identifier: MIT
#pragma once

/// A zone read from a file, with what is wrong with the file.
///
///   const dct::zone::ReadResult result =
///       dct::zone::read_json("[]", "zone.json", "example.com");
///   if (!dct::diagnostic::has_error(result.problems))
///     std::cout << result.zone.size() << " records\n";

#include <dct/export.h>
#include <dct/diagnostic/problem.hpp>
#include <dct/zone/zone.hpp>

#include <cstddef>
#include <vector>

namespace dct::zone {

/// Beyond this number problems are only counted.
inline constexpr std::size_t kMaxReadProblems = 100;

struct DCT_EXPORT ReadResult {
  Zone zone{};
  /// In the order of the text; what only the whole zone shows comes last. An
  /// error: a record is missing from the zone for it. A warning: none is.
  std::vector<diagnostic::Problem> problems{};
  std::size_t more_problems = 0;  ///< beyond kMaxReadProblems

  /// Keeps a problem, or counts it: a file of another kind has one a line.
  void add(diagnostic::Problem problem);
};

}  // namespace dct::zone
