// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <random>

namespace dct::test {

/// Random numbers that are the same in every run.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  /// 0 to n - 1.
  unsigned below(std::size_t n) { return static_cast<unsigned>(engine_() % n); }
  bool one_in(unsigned n) { return below(n) == 0; }
  char byte() { return static_cast<char>(below(256)); }

 private:
  std::mt19937 engine_;
};

}  // namespace dct::test
