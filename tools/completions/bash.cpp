// SPDX-License-Identifier: MIT
#include "completions/completions.hpp"
#include "completions/shell.hpp"

namespace dct::tools {
namespace {

/// The commands that offer the values of an option, a line each.
std::string bash_values(const OptionEntry& option) {
  constexpr char kIndent[] = "      ";
  std::string lines;
  if (option.completes == Completes::files) {
    lines = std::string(kIndent) + "compopt -o default\n";
  } else if (option.completes == Completes::directories) {
    lines = std::string(kIndent) + "compopt -o dirnames\n";
  } else if (!option.words().empty()) {
    const std::string words = single_quoted(joined(option.words()));
    if (option.is_list) {
      lines = std::string(kIndent) + "compopt -o nospace\n" + kIndent +
              "mapfile -t COMPREPLY < <(compgen -P "
              "\"${cur%\"${cur##*,}\"}\" -W " +
              words + " -- \"${cur##*,}\")\n";
    } else {
      lines = std::string(kIndent) + "mapfile -t COMPREPLY < <(compgen -W " +
              words + " -- \"$cur\")\n";
    }
  }
  return lines + kIndent + "return ;;\n";
}

/// The words to offer where no value is expected.
std::string bash_words(const CommandEntry& command) {
  std::vector<std::string> words;
  std::vector<std::string> in_place;
  bool files = false;
  for (const OptionEntry& o : command.options) {
    if (!o.names.empty()) {
      words.insert(words.end(), o.names.begin(), o.names.end());
      continue;
    }
    in_place.insert(in_place.end(), o.words().begin(), o.words().end());
    files = files || o.completes != Completes::nothing;
  }
  for (const CommandEntry& c : command.commands) in_place.push_back(c.name);
  std::string text = "    " + single_quoted(command.path) + ")\n      ";
  text += "options=" + single_quoted(joined(words));
  text += " words=" + single_quoted(joined(in_place));
  text += files ? " files=yes ;;\n" : " ;;\n";
  return text;
}

}  // namespace

std::string bash_completions(const CommandEntry& tool) {
  const std::string function = function_name(tool);
  std::string commands;
  std::string values;
  std::string words;
  for (const CommandEntry* command : all_commands(tool)) {
    if (command != &tool) {
      commands +=
          (commands.empty() ? "" : " | ") + single_quoted(command->path);
    }
    for (const OptionEntry& o : command->options) {
      if (o.names.empty() || o.argument.empty()) continue;
      std::string pattern;
      for (const std::string& name : o.names) {
        pattern += (pattern.empty() ? "" : " | ") +
                   single_quoted(command->path + " " + name);
      }
      values += "    " + pattern + ")\n" + bash_values(o);
    }
    words += bash_words(*command);
  }
  std::string text = header(tool, "bash");
  text += function + "() {\n";
  text +=
      R"(  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash takes --option=value for three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
)";
  text += "  local command=" + tool.name + "\n";
  if (!commands.empty()) {
    text += "  local i\n  for ((i = 1; i < COMP_CWORD";
    text += tool.needs_command ? "" : " && i < 2";
    text += "; i++)); do\n";
    text +=
        "    case \"$command ${COMP_WORDS[i]}\" in\n    " + commands + ")\n";
    text += "      command+=\" ${COMP_WORDS[i]}\" ;;\n    esac\n  done\n";
  }
  text += "  COMPREPLY=()\n  case \"$command $prev\" in\n";
  text += values + "  esac\n";
  text += "  local options='' words='' files=''\n  case $command in\n";
  text += words + "  esac\n";
  text += R"(  if [[ $cur == -* ]]; then words=$options; fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  if [[ $files && $cur != -* ]]; then compopt -o default; fi
}
)";
  return text + "complete -F " + function + " " + tool.name + "\n";
}

}  // namespace dct::tools
