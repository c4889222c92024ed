// SPDX-License-Identifier: MIT
#include <dct/zone/read_result.hpp>

#include <utility>

namespace dct::zone {

void ReadResult::add(diagnostic::Problem problem) {
  if (problems.size() < kMaxReadProblems) {
    problems.push_back(std::move(problem));
  } else {
    ++more_problems;
  }
}

}  // namespace dct::zone
