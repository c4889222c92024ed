// SPDX-License-Identifier: MIT
#include <dct/text/ascii.hpp>

#include "completions/completions.hpp"

#include <algorithm>
#include <sstream>

namespace dct::tools {
namespace {

/// Literal text: a backslash, and a dot or an apostrophe at the start of a
/// line, would be requests; a bare minus would become a hyphen, which does not
/// work when it is copied into a shell.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (result.empty() || result.back() == '\n')) {
      result += "\\&";
    }
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '\'') {
      result += "\\(aq";
    } else if (c == '`') {
      result += "\\(ga";
    } else if (c == '^') {
      result += "\\(ha";
    } else if (c == '~') {
      result += "\\(ti";
    } else {
      result += c;
    }
  }
  return result;
}

std::string bold(const std::string& text) {
  return "\\fB" + escaped(text) + "\\fR";
}

std::string italic(const std::string& text) {
  return "\\fI" + escaped(text) + "\\fR";
}

std::string first_sentence(const std::string& text) {
  std::string sentence = text.substr(0, text.find(". "));
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

std::string synopsis(const CommandEntry& command) {
  std::string line = bold(command.path) + " [" + italic("OPTION") + "]...";
  for (const OptionEntry& o : command.options) {
    if (!o.names.empty()) continue;
    const std::string argument = italic(o.argument);
    line += o.required ? " " + argument : " [" + argument + "]";
    if (o.repeats) line += "...";
  }
  return line + "\n";
}

std::string item(const OptionEntry& option) {
  std::string heading;
  for (const std::string& name : option.names) {
    heading += (heading.empty() ? "" : ", ") + bold(name);
  }
  if (!option.argument.empty()) {
    heading += (heading.empty() ? "" : " ") + italic(option.argument);
  }
  std::string text = ".TP\n" + heading + "\n" + escaped(option.description);
  text += ".\n";
  if (!option.values.empty()) {
    std::string values;
    for (const std::string& v : option.values) {
      values += (values.empty() ? "" : ", ") + bold(v);
    }
    text += "One of " + values + ".\n";
  }
  if (!option.bounds.empty()) text += "From " + option.bounds + ".\n";
  if (!option.default_value.empty()) {
    text += "The default is " + bold(option.default_value) + ".\n";
  }
  if (!option.excludes.empty()) {
    std::string others;
    for (const std::string& other : option.excludes) {
      others += (others.empty() ? "" : " or ") + bold(other);
    }
    text += "Not together with " + others + ".\n";
  }
  return text;
}

std::string items(const CommandEntry& command) {
  std::string text;
  for (const OptionEntry& o : command.options) text += item(o);
  return text;
}

/// A part of the text below the options: "Examples:" and its lines.
struct Section {
  std::string title;
  std::string body;
};

std::vector<Section> sections(const std::string& footer) {
  std::vector<Section> all;
  std::istringstream lines(footer);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = line.find(':');
    const bool is_title = !line.empty() && line[0] != ' ' &&
                          colon != std::string::npos && text::is_upper(line[0]);
    if (is_title) {
      all.push_back({line.substr(0, colon), ""});
      line.erase(0, colon + 1);
      line.erase(0, line.find_first_not_of(' '));
    }
    if (all.empty()) all.push_back({"Notes", ""});
    if (!line.empty()) all.back().body += line + "\n";
  }
  // man-pages(7) has the examples last.
  std::stable_partition(all.begin(), all.end(),
                        [](const Section& s) { return s.title != "Examples"; });
  return all;
}

/// Indented lines are commands and stay as they are.
std::string body(const Section& section) {
  std::string text;
  std::istringstream lines(section.body);
  bool verbatim = false;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if ((indent > 0) != verbatim) {
      verbatim = !verbatim;
      text += verbatim ? ".RS 4\n.nf\n" : ".fi\n.RE\n.PP\n";
    }
    text += escaped(line.substr(indent)) + "\n";
  }
  return text + (verbatim ? ".fi\n.RE\n" : "");
}

bool has_option(const CommandEntry& command, std::string_view name) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [name](const OptionEntry& o) {
                       return std::find(o.names.begin(), o.names.end(), name) !=
                              o.names.end();
                     });
}

std::string entry(const std::string& term, const std::string& text) {
  return ".TP\n" + bold(term) + "\n" + escaped(text) + "\n";
}

/// ENVIRONMENT and FILES: what a tool with these options reads.
std::string surroundings(const CommandEntry& tool) {
  std::string text;
  if (has_option(tool, "--color")) {
    text += entry("NO_COLOR", "Not empty: no colours with --color auto.");
    text += entry("FORCE_COLOR, CLICOLOR_FORCE",
                  "Neither empty nor 0: colours with --color auto, also where "
                  "the output is not a terminal.");
    text += entry("TERM", "dumb: no colours with --color auto.");
  }
  // dct-vet judges by no policy that was not named.
  const bool finds_policy = tool.name == "dct-lint";
  if (finds_policy) {
    text += entry("CI",
                  "Set, as in most systems for continuous integration: a "
                  "policy that was found and not named is a finding, "
                  "policy-discovered.");
  }
  if (!text.empty()) text = ".SH ENVIRONMENT\n" + text;
  if (finds_policy) {
    text += ".SH FILES\n" +
            entry(".dct.yaml",
                  "The policy of all templates beside and below it, unless "
                  "--policy or --profile automerge is given; see "
                  "dct.yaml(5).");
  }
  return text;
}

std::string see_also(const CommandEntry& tool, const std::string& tools) {
  std::string text;
  std::istringstream names(tools);
  for (std::string name; names >> name;) {
    if (name == tool.name) continue;
    text += (text.empty() ? "" : ",\n") + bold(name) + "(1)";
  }
  return text.empty() ? "" : ".SH SEE ALSO\n" + text + "\n";
}

}  // namespace

std::string man_page(const CommandEntry& tool, const std::string& version,
                     const std::string& tools) {
  std::string name_line = first_sentence(tool.description);
  if (!name_line.empty()) {
    name_line[0] = text::to_lower(name_line[0]);
  }
  std::string text = ".TH " + escaped(text::to_upper(tool.name)) +
                     " 1 \"\" \"dct " + escaped(version) +
                     "\" \"Domain Connect templates\"\n";
  text += ".SH NAME\n" + escaped(tool.name) + " \\- " + escaped(name_line);
  text += "\n.SH SYNOPSIS\n";
  const std::vector<const CommandEntry*> commands = all_commands(tool);
  std::string lines;
  for (const CommandEntry* c : commands) {
    if (c->needs_command) continue;
    lines += (lines.empty() ? "" : ".br\n") + synopsis(*c);
  }
  text += lines;
  text += ".SH DESCRIPTION\n" + escaped(tool.description) + "\n";
  text += ".SH OPTIONS\n" + items(tool);
  if (commands.size() > 1) text += ".SH COMMANDS\n";
  for (const CommandEntry* c : commands) {
    if (c == commands.front()) continue;
    text += ".SS " + escaped(c->path) + "\n" + escaped(c->description) + "\n";
    text += items(*c);
    for (const Section& s : sections(c->footer))
      text += ".PP\n" + bold(s.title + ":") + "\n.br\n" + body(s);
  }
  for (const Section& s : sections(tool.footer)) {
    text += ".SH " + escaped(text::to_upper(s.title)) + "\n" + body(s);
  }
  return text + surroundings(tool) + see_also(tool, tools);
}

}  // namespace dct::tools
