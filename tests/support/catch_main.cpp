// SPDX-License-Identifier: MIT
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "support/files.hpp"

// As usual, but a run in which a test lacked its material, and nothing failed,
// ends with 77: CTest shows it as skipped.
int main(int argc, char** argv) {
  const int failed = Catch::Session().run(argc, argv);
  return failed == 0 && dct::test::something_was_skipped() ? 77 : failed;
}
