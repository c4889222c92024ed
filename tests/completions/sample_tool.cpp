// SPDX-License-Identifier: MIT

/// A tool with everything that a manual page and completions have to bear:
/// commands, and texts full of what roff and the shells obey.

#include "cli/options.hpp"

int main(int argc, char** argv) {
  using namespace dct::tools;
  CLI::App app("Shows what pages bear. It isn't for use.", "dct-sample");
  app.require_subcommand(1);
  add_help(app, "  dct-sample show --as 'a b'\n");

  std::string text;
  std::vector<std::string> rules;
  CLI::App* show = app.add_subcommand("show", ".Shows: a [file] and 'more'");
  FileOptions files;
  add_file_options(*show, files);
  show->add_option("--as", text, "'Quoted', `ticked`, $HOME, [bracketed] 50%")
      ->check(CLI::IsMember({"plain", "fancy"}));
  show->add_option("--rules", rules, "Back\\slash: and a colon")
      ->type_name("RULE,..");
  CLI::App* keep = app.add_subcommand("keep", "Keeps a directory");
  keep->add_option("-d,--into", text, ".hidden begins with a dot")
      ->type_name("DIR");
  bool secret = false;
  keep->add_flag("--secret", secret, "Not to be shown")->group("");
  return std::max(0, parse(app, argc, argv));
}
