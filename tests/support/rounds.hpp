// SPDX-License-Identifier: MIT
#pragma once

/// A loop over random input, for tests/hostile.
///
///   for (Rounds rounds(2000); rounds.next();) survive(mutate(text, random));
///
/// The number of rounds is that of the test. With DCT_BUDGET=n in the
/// environment each loop runs for n seconds instead, at least one round: a
/// few under a sanitizer, an hour over night. The first rounds are the same in
/// every run, so a longer run goes on where a shorter one ended.

#include <chrono>
#include <cstddef>
#include <cstdlib>

namespace dct::test {

class Rounds {
 public:
  explicit Rounds(std::size_t count) : left_(count) {
    if (const char* seconds = std::getenv("DCT_BUDGET")) {
      is_timed_ = true;
      end_ = Clock::now() + std::chrono::seconds(std::atol(seconds));
    }
  }

  /// Whether there is one more round.
  bool next() {
    ++done_;
    return is_timed_ ? done_ == 1 || Clock::now() < end_ : done_ <= left_;
  }

  /// The number of the round, from 0.
  std::size_t number() const { return done_ - 1; }

 private:
  using Clock = std::chrono::steady_clock;

  std::size_t left_;
  std::size_t done_ = 0;
  bool is_timed_ = false;
  Clock::time_point end_;
};

}  // namespace dct::test
