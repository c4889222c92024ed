// SPDX-License-Identifier: MIT
#include "cli/mistakes.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/suggest.hpp>

#include <algorithm>

#include "cli/options.hpp"

namespace dct::tools {
namespace {

using Names = std::vector<std::string>;

std::string did_you_mean(const std::string& word, const Names& candidates) {
  return text::did_you_mean(word, {candidates.begin(), candidates.end()});
}

/// The command that the arguments chose, or the program itself.
const CLI::App& chosen_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

Names commands_of(const CLI::App& app) {
  Names names;
  for (const CLI::App* command : app.get_subcommands({})) {
    if (!command->get_name().empty()) names.push_back(command->get_name());
  }
  return names;
}

// A group of options is a nameless program inside the program.
void add_options_of(const CLI::App& app, Names& names) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& n : option->get_lnames()) names.push_back("--" + n);
  }
  for (const CLI::App* group : app.get_subcommands({})) {
    if (group->get_name().empty()) add_options_of(*group, names);
  }
}

/// "there is no option --formt; did you mean `--format`?"; empty when every
/// option exists.
std::string unknown_option(const CLI::App& command, const Names& arguments) {
  Names names;
  add_options_of(command, names);
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (!argument.starts_with("--")) continue;
    const std::string option = argument.substr(0, argument.find('='));
    if (command.get_option_no_throw(option) ||
        std::find(names.begin(), names.end(), option) != names.end()) {
      continue;
    }
    const std::string meant = did_you_mean(option, names);
    return "there is no option " + option + "; " +
           (meant.empty() ? "--help lists the options" : meant);
  }
  return {};
}

/// "there is no command keygn; did you mean `keygen`?"
std::string unknown_command(const CLI::App& app, const Names& arguments) {
  const Names commands = commands_of(app);
  if (commands.empty() || !app.get_subcommands().empty()) return {};
  const auto word =
      std::find_if(arguments.begin(), arguments.end(),
                   [](const std::string& a) { return !a.starts_with('-'); });
  if (word == arguments.end()) {
    if (app.get_require_subcommand_min() == 0) return {};
    return "a command is missing; one of " + CLI::detail::join(commands, ", ");
  }
  const std::string meant = did_you_mean(*word, commands);
  // Where a command may be left out, other words are names of files.
  if (app.get_require_subcommand_min() == 0 && meant.empty()) return {};
  return "there is no command " + *word + "; " +
         (meant.empty() ? "one of " + CLI::detail::join(commands, ", ")
                        : meant);
}

/// "--format: yaml not in {text,json}" as "--format yaml: expected one of
/// text, json".
std::string wrong_value(const std::string& words) {
  const std::size_t colon = words.find(": ");
  const std::size_t set = words.find(" not in {");
  if (colon == std::string::npos || set == std::string::npos || set < colon ||
      !words.ends_with('}')) {
    return {};
  }
  const std::string value = words.substr(colon + 2, set - colon - 2);
  const std::size_t first = set + std::string(" not in {").size();
  const auto parts = text::split(
      std::string_view(words).substr(first, words.size() - 1 - first), ',');
  const Names values(parts.begin(), parts.end());
  const std::string meant = did_you_mean(value, values);
  return words.substr(0, colon) + " " + value + ": " +
         (meant.empty() ? "expected one of " + CLI::detail::join(values, ", ")
                        : meant);
}

}  // namespace

std::string explain(const CLI::App& app, const CLI::ParseError& mistake,
                    const std::vector<std::string>& arguments) {
  const std::string words = mistake.what();
  if (std::string line = wrong_value(words); !line.empty()) return line;
  if (std::string line = unknown_command(app, arguments); !line.empty()) {
    return line;
  }
  if (std::string line = unknown_option(chosen_command(app), arguments);
      !line.empty()) {
    return line;
  }
  return words + " (--help lists the options)";
}

}  // namespace dct::tools
