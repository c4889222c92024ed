// SPDX-License-Identifier: MIT

/// dct-vet: what a template could do to a customer.

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"
#include "dct-vet/attest_commands.hpp"
#include "dct-vet/vet_run.hpp"

namespace {

using namespace dct::tools;

/// A command is one as the first word only; elsewhere the word is the name of a
/// file.
/// @throws Trouble for `dct-vet *` where the first file is called as a command
void tell_commands_from_files(CLI::App& app, int argc, char** argv) {
  app.require_subcommand(0, 1);
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  for (CLI::App* command : app.get_subcommands({})) {
    const std::string& name = command->get_name();
    const auto first = std::find(words.begin(), words.end(), name);
    if (first == words.end()) continue;
    if (first != words.begin()) {
      command->disabled();
    } else if (std::filesystem::exists(name) &&
               std::none_of(words.begin(), words.end(), [](const auto word) {
                 return word.starts_with('-');
               })) {
      throw Trouble(name + " is a command, and lacks its options; write ./" +
                    name + " for the file of this name");
    }
  }
}

int run(int argc, char** argv) {
  CLI::App app(
      "Examines templates for those who have to let them in: what a stranger "
      "or the provider could do to a customer's domain, tried on sample zones.",
      kVet);
  VetOptions o;
  add_vet_options(app, o);
  Chosen chosen = [&o] { return vet_files(o); };
  add_attest(app, chosen);
  add_attested(app, chosen);
  tell_commands_from_files(app, argc, argv);
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  return guard(kVet, [argc, argv] { return run(argc, argv); });
}
