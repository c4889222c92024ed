// SPDX-License-Identifier: MIT
#pragma once

#include <dct/zone/zone.hpp>

#include <utility>

namespace dct::zone {

/// Keeps the first errors and counts the rest: a file of another kind would
/// have one a line.
inline void report(ReadResult& result, ReadError error) {
  if (result.errors.size() < kMaxReadErrors) {
    result.errors.push_back(std::move(error));
  } else {
    ++result.more_errors;
  }
}

}  // namespace dct::zone
