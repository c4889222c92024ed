// SPDX-License-Identifier: MIT
#pragma once

/// A zone read from a file, with what is wrong with the file.
///
///   dct::zone::ReadResult result{.zone = dct::zone::Zone("example.com")};
///   result.add(dct::diagnostic::warning("ttl-syntax", "\"1y\" is not a TTL"));
///   if (!dct::diagnostic::has_error(result.problems))
///     std::cout << "no record is missing\n";

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
  /// In the order of the text; problems of the zone as a whole are last. For an
  /// error a record is missing from the zone, for a warning none is.
  std::vector<diagnostic::Problem> problems{};
  std::size_t more_problems = 0;  ///< beyond kMaxReadProblems

  /// Keeps a problem, or counts it: a file of another kind has one a line.
  void add(diagnostic::Problem problem);
};

}  // namespace dct::zone
