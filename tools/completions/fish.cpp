// SPDX-License-Identifier: MIT
#include <algorithm>

#include "completions/completions.hpp"
#include "completions/shell.hpp"

namespace dct::tools {
namespace {

std::string fish_quoted(const std::string& text) {
  return "'" + with_backslashes(text, "\\'") + "'";
}

/// When the options of a command are offered: it is the last one named.
std::string fish_condition(const CommandEntry& command, bool is_tool) {
  std::string condition;
  if (!is_tool) condition = "__fish_seen_subcommand_from " + command.name;
  if (!command.commands.empty()) {
    std::string below;
    for (const CommandEntry& c : command.commands) below += " " + c.name;
    condition += (condition.empty() ? "" : "; and ") +
                 ("not __fish_seen_subcommand_from" + below);
  }
  return condition.empty() ? "" : " -n " + fish_quoted(condition);
}

std::string fish_value(const OptionEntry& option) {
  if (option.argument.empty()) return "";
  const bool by_place = option.names.empty();
  if (option.completes == Completes::files) return by_place ? " -F" : " -r -F";
  if (option.completes == Completes::directories) {
    return " -x -a '(__fish_complete_directories)'";
  }
  if (option.words().empty()) return by_place ? "" : " -x";
  const std::string words = joined(option.words());
  return " -x -a " +
         (option.is_list
              ? "'(__fish_complete_list , \"string join \\n " + words + "\")'"
              : fish_quoted(words));
}

std::string fish_option(const OptionEntry& option) {
  if (option.names.empty()) return fish_value(option);
  std::string text;
  for (const std::string& name : option.names) {
    text += name.starts_with("--") ? " -l " + name.substr(2)
                                   : " -s " + name.substr(1);
  }
  return text + fish_value(option) + " -d " + fish_quoted(option.description);
}

}  // namespace

std::string fish_completions(const CommandEntry& tool) {
  std::string text = header(tool, "fish");
  for (const CommandEntry* command : all_commands(tool)) {
    const std::string start =
        "complete -c " + tool.name + fish_condition(*command, command == &tool);
    const bool takes_files = std::any_of(
        command->options.begin(), command->options.end(),
        [](const OptionEntry& o) {
          return o.names.empty() && o.completes != Completes::nothing;
        });
    if (!takes_files) text += start + " -f\n";
    for (const OptionEntry& o : command->options) {
      text += start + fish_option(o) + "\n";
    }
    for (const CommandEntry& c : command->commands) {
      text +=
          start + " -a " + c.name + " -d " + fish_quoted(c.description) + "\n";
    }
  }
  return text;
}

}  // namespace dct::tools
