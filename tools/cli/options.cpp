// SPDX-License-Identifier: MIT
#include "cli/options.hpp"

#include <dct/version.hpp>

#include <algorithm>
#include <map>
#include <memory>

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

void add_files_option(CLI::App& app, std::vector<std::string>& files) {
  app.add_option("FILE", files,
                 "Templates; a directory means all *.json files below it, - "
                 "means standard input")
      ->type_name("");
}

void add_help(CLI::App& app, const std::string& examples,
              const std::string& status) {
  app.set_version_flag("--version", app.get_name() + " " + kVersion);
  app.set_help_flag("-h,--help", "Print this help");
  app.footer("Examples:\n" + examples + "\nExit status: " + status + ".");
}

void add_common_options(CLI::App& app, CommonOptions& options,
                        const std::string& examples) {
  std::vector<std::string> formats;
  for (const auto& f : report::findings_formats()) formats.emplace_back(f.name);
  add_files_option(app, options.files);
  app.add_option("--format", options.format, "Format of the report")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  app.add_option("--color", options.color, "When to use colours")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->capture_default_str();
  app.add_option("--stdin-name", options.stdin_name,
                 "Name of standard input in reports")
      ->type_name("NAME");
  app.add_option("-j,--jobs", options.jobs,
                 "Number of threads; 0: one for each core")
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("-q,--quiet", options.quiet,
               "Print nothing; the exit status is the result");
  add_help(app, examples);
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
    return print(instead.text) ? kClean : kTrouble;
  } catch (const CLI::CallForHelp&) {
    return print(help(app)) ? kClean : kTrouble;
  } catch (const CLI::CallForVersion& version) {
    return print(std::string(version.what()) + "\n") ? kClean : kTrouble;
  } catch (const CLI::ParseError& mistake) {
    complain(app.get_name(), std::string(mistake.what()) +
                                 " (--help lists "
                                 "the options)");
    return kTrouble;
  }
}

int finish(const Examination& examination, const CommonOptions& options,
           diagnostic::Severity fail_on, std::string_view tool) {
  bool written = true;
  if (!options.quiet) {
    const bool color = options.format == "text" && use_color(options.color);
    written = print(report::write(
        examination.report, *report::findings_format_named(options.format),
        {.color = color, .fail_on = fail_on}));
  }
  for (const diagnostic::Problem& p : examination.problems) {
    complain(tool, p.message);
  }
  if (!written) complain(tool, "cannot write to standard output");
  if (!written || !examination.problems.empty()) return kTrouble;
  for (const report::FileFindings& file : examination.report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      if (report::fails(f, fail_on)) return kFindings;
    }
  }
  return kClean;
}

}  // namespace dct::tools
