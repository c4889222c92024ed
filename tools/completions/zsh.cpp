// SPDX-License-Identifier: MIT
#include "completions/completions.hpp"
#include "completions/shell.hpp"

namespace dct::tools {
namespace {

std::string zsh_text(const std::string& text) {
  return with_backslashes(text, "\\[]:");
}

/// ":message:what to offer", the part of a specification that is about a value.
std::string zsh_value(const OptionEntry& option) {
  std::string offer = " ";
  if (option.completes == Completes::files) {
    offer = "_files";
  } else if (option.completes == Completes::directories) {
    offer = "_files -/";
  } else if (!option.words().empty()) {
    const std::string words = joined(option.words());
    offer = option.is_list ? "_values -s , " + option.argument + " " + words
                           : "(" + words + ")";
  }
  return ":" + zsh_text(option.argument) + ":" + offer;
}

std::string zsh_option(const OptionEntry& option) {
  if (option.names.empty()) {
    return "    " +
           single_quoted((option.repeats ? "*" : "") + zsh_value(option)) +
           " \\\n";
  }
  std::string excluded = joined(option.names);
  for (const std::string& other : option.excludes) excluded += " " + other;
  std::string lines;
  for (const std::string& name : option.names) {
    std::string spec = option.repeats ? "*" : "(" + excluded + ")";
    spec += name;
    if (!option.argument.empty()) spec += name.starts_with("--") ? "=" : "+";
    spec += "[" + zsh_text(option.description) + "]";
    if (!option.argument.empty()) spec += zsh_value(option);
    lines += "    " + single_quoted(spec) + " \\\n";
  }
  return lines;
}

/// The body of a function whose first word is a command or a file.
std::string zsh_optional_commands(const CommandEntry& command) {
  std::string text = "  if ((CURRENT > 2)); then\n    case $words[2] in\n";
  std::string names;
  for (const CommandEntry& c : command.commands) {
    names += (names.empty() ? "" : " ") + c.name;
    text += "    " + c.name + ") shift words; ((CURRENT--)); " +
            function_name(c) + "; return ;;\n";
  }
  text += "    esac\n  fi\n  _arguments -s -S \\\n    ";
  text += single_quoted("1:file or command:{_alternative \"commands:command:(" +
                        names + ")\" \"files:file:_files\"}");
  text += " \\\n";
  for (const OptionEntry& o : command.options) text += zsh_option(o);
  text.resize(text.size() - 3);
  return text + "\n}\n";
}

std::string zsh_function(const CommandEntry& command) {
  std::string text = function_name(command) + "() {\n";
  if (command.commands.empty()) {
    text += "  _arguments -s -S \\\n";
    for (const OptionEntry& o : command.options) text += zsh_option(o);
    text.resize(text.size() - 3);
    return text + "\n}\n";
  }
  if (!command.needs_command) return text + zsh_optional_commands(command);
  text += "  local curcontext=$curcontext context state line\n";
  text += "  typeset -A opt_args\n  local -a commands=(\n";
  for (const CommandEntry& c : command.commands) {
    text += "    " +
            single_quoted(zsh_text(c.name) + ":" + zsh_text(c.description)) +
            "\n";
  }
  text += "  )\n  _arguments -s -S -C \\\n";
  for (const OptionEntry& o : command.options) text += zsh_option(o);
  text += "    ':command:->command' '*::argument:->arguments'\n";
  text += "  case $state in\n";
  text += "  command) _describe command commands ;;\n";
  text += "  arguments)\n    case $words[1] in\n";
  for (const CommandEntry& c : command.commands) {
    text += "    " + c.name + ") " + function_name(c) + " ;;\n";
  }
  return text + "    esac ;;\n  esac\n}\n";
}

}  // namespace

std::string zsh_completions(const CommandEntry& tool) {
  std::string text = "#compdef " + tool.name + "\n" + header(tool, "zsh");
  for (const CommandEntry* command : all_commands(tool)) {
    text += zsh_function(*command);
  }
  // The first completion of a session loads this file as the function itself.
  return text + function_name(tool) + " \"$@\"\n";
}

}  // namespace dct::tools
