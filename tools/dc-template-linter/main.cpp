// SPDX-License-Identifier: MIT

/// dc-template-linter: takes the place of the registry's older linter.

#include <dct/version.hpp>

#include <iostream>

#include "cli/output.hpp"
#include "dc-template-linter/flags.hpp"
#include "dc-template-linter/older_run.hpp"

namespace {

using namespace dct::tools;

int run(int argc, char** argv) {
  const ParsedFlags parsed = parse_flags({argv + 1, argv + argc});
  if (parsed.help) {
    std::cerr << usage();
    return kClean;
  }
  if (!parsed.mistake.empty()) {
    complain(kDropInName, parsed.mistake);
    std::cerr << usage();
    return kTrouble;
  }
  if (parsed.flags.version) {
    print_or_end(std::string(kDropInName) + " version " + dct::kVersion + "\n");
    return kClean;
  }
  return lint_as_before(parsed.flags);
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kDropInName, [argc, argv] { return run(argc, argv); });
}
