// SPDX-License-Identifier: MIT
#pragma once

/// Programs run by a test.

#include <string>
#include <string_view>

namespace dct::test {

/// What a program printed, standard error included, and its exit status.
struct Ran {
  std::string output;
  int status = -1;
};

/// Runs a command line by sh. Fails the test when there is no sh.
Ran run(const std::string& command);

bool has(const Ran& ran, std::string_view text);

}  // namespace dct::test
