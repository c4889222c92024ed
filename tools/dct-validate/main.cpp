// SPDX-License-Identifier: MIT

/// dct-validate: syntax, limits and schema of templates.

#include "cli/output.hpp"
#include "dct-validate/validate_run.hpp"

namespace {

using namespace dct::tools;

int run(int argc, char** argv) {
  CLI::App app(
      "Checks that Domain Connect templates are well-formed JSON and valid "
      "against the schema.",
      kValidateName);
  ValidateOptions o;
  add_validate_options(app, o);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  return validate_files(o);
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kValidateName, [argc, argv] { return run(argc, argv); });
}
