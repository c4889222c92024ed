// SPDX-License-Identifier: MIT
#include "cli/options.hpp"

#include <dct/version.hpp>

#include <algorithm>
#include <map>
#include <memory>

#include "cli/mistakes.hpp"
#include "cli/output.hpp"
#include "cli/secrets.hpp"
#include "completions/completions.hpp"

namespace dct::tools {
namespace {

/// Thrown by an option that prints a text in place of a run.
struct PrintInstead {
  std::string text;
};

/// The build runs these; --help does not show them.
void add_generator_options(CLI::App& app) {
  using Write = std::string (*)(const CommandEntry&);
  const std::map<std::string, Write> shells = {{"bash", &bash_completions},
                                               {"fish", &fish_completions},
                                               {"zsh", &zsh_completions}};
  app.add_option_function<std::string>(
         "--completions",
         [&app, shells](const std::string& shell) {
           throw PrintInstead{shells.at(shell)(read_command(app))};
         },
         "Print the completions for a shell and exit")
      ->check(CLI::IsMember({"bash", "fish", "zsh"}))
      ->group("");
  app.add_flag_callback(
         "--man",
         [&app] {
           throw PrintInstead{man_page(read_command(app), kVersion, DCT_TOOLS)};
         },
         "Print the manual page and exit")
      ->group("");
}

/// CLI11 lists which options need or exclude each other; a message says so when
/// it matters.
class ShortFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string text = CLI::Formatter::make_option_opts(option);
    return text.substr(0,
                       std::min(text.find(" Needs:"), text.find(" Excludes:")));
  }
};

void format_shortly(CLI::App& app) {
  if (CLI::Option* help = app.get_help_ptr()) {
    help->description("Print this help and exit");
  }
  auto formatter = std::make_shared<ShortFormatter>();
  formatter->column_width(app.get_formatter()->get_column_width());
  app.formatter(formatter);
  for (CLI::App* command : app.get_subcommands(nullptr)) {
    format_shortly(*command);
  }
}

/// CLI11 leaves an empty line for the options that it hides.
std::string help(const CLI::App& app) {
  std::string text = app.help();
  for (std::size_t at; (at = text.find("\n\n\n")) != std::string::npos;) {
    text.erase(at, 1);
  }
  return text;
}

}  // namespace

void add_file_options(CLI::App& app, FileOptions& options) {
  app.add_option("FILE", options.named,
                 "Templates; a directory means all *.json files below it, - "
                 "means standard input")
      ->type_name("");
  app.add_option("--exclude", options.exclude,
                 "Leave out files and directories of this name, or, with a "
                 "slash in it, of this path; may be repeated")
      ->allow_extra_args(false)
      ->type_name("GLOB");
  app.add_option("--files-from", options.from,
                 "Examine the files that this list names, one a line or ended "
                 "by NUL; - means standard input. A file that does not exist "
                 "any more is passed over")
      ->type_name("FILE");
  app.add_flag("--allow-empty", options.allow_empty,
               "Do not fail when there is nothing to examine");
}

void add_color_option(CLI::App& app, std::string& when) {
  app.add_option("--color", when, "When to use colours")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->capture_default_str();
}

void add_help(CLI::App& app, const std::string& examples,
              const std::string& status) {
  app.set_version_flag("-V,--version", app.get_name() + " " + kVersion);
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.get_version_ptr()->description("Print the version and exit");
  app.footer("Examples:\n" + examples + "\nExit status: " + status + ".");
}

int parse(CLI::App& app, int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    // Before any message quotes it.
    if (!holds_private_key(argv[i])) continue;
    complain(app.get_name(),
             "an argument is a private key; write the name of its file instead "
             "(and make a new key, because shells keep what is typed)");
    return kTrouble;
  }
  add_generator_options(app);
  format_shortly(app);
  try {
    app.parse(argc, argv);
    return -1;
  } catch (const PrintInstead& instead) {
    print_or_end(instead.text);
    return kClean;
  } catch (const CLI::CallForHelp&) {
    print_or_end(help(app));
    return kClean;
  } catch (const CLI::CallForVersion& version) {
    print_or_end(std::string(version.what()) + "\n");
    return kClean;
  } catch (const CLI::ParseError& mistake) {
    complain(app.get_name(), explain(app, mistake, {argv + 1, argv + argc}));
    return kTrouble;
  }
}

}  // namespace dct::tools
