// SPDX-License-Identifier: MIT

/// dct-vet: what a template could do to a customer.

#include "cli/output.hpp"
#include "dct-vet/vet_run.hpp"

namespace {

using namespace dct::tools;

int run(int argc, char** argv) {
  CLI::App app(
      "Examines templates for those who have to let them in: what a stranger "
      "or "
      "the provider could do to a customer's domain, tried on sample zones.",
      kVet);
  VetOptions o;
  add_vet_options(app, o);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  return vet_files(o);
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kVet, [argc, argv] { return run(argc, argv); });
}
