// SPDX-License-Identifier: MIT
#pragma once

/// The options of a tool as a plain table, read from its CLI11 program.
/// Completions and manual pages are written from it.
///
///   for (const OptionEntry& o : read_command(app).options) describe(o);

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dct::tools {

/// What a shell offers for a value, besides a closed set of words.
enum class Completes { nothing, files, directories };

struct OptionEntry {
  std::vector<std::string> names;   ///< "-j", "--jobs"; none: positional
  std::string argument;             ///< what the value is called; empty: a flag
  std::string description;          ///< without a full stop at its end
  std::vector<std::string> values;  ///< the words to choose from, if closed
  std::vector<std::string> suggestions;  ///< words to offer; others are allowed
  std::string bounds;                    ///< "0 to 16"; empty: none
  std::string default_value;
  std::vector<std::string> excludes;  ///< options it excludes, sorted
  Completes completes = Completes::nothing;
  bool is_list = false;  ///< several values, separated by commas
  bool repeats = false;  ///< may be given several times
  bool required = false;

  /// The words a shell offers.
  const std::vector<std::string>& words() const {
    return values.empty() ? suggestions : values;
  }
};

struct CommandEntry {
  std::string path;  ///< "dct-sign url"
  std::string name;  ///< "url"
  std::string description;
  std::string footer;
  std::vector<OptionEntry> options;  ///< those that --help shows
  std::vector<CommandEntry> commands;
  /// It does nothing without one of them. Otherwise a command is one only as
  /// the first word.
  bool needs_command = false;
};

/// The name of a value says what it is: FILE or TEMPLATE, DIR, RULE for the id
/// of a rule; "DIR|FILE" is either, "RULE,.." is several, separated by commas.
CommandEntry read_command(const CLI::App& app);

/// The command and all below it, each before its subcommands.
std::vector<const CommandEntry*> all_commands(const CommandEntry& command);

}  // namespace dct::tools
