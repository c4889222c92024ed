// SPDX-License-Identifier: MIT
#include "completions/command_table.hpp"

#include <dct/lint/catalogue.hpp>
#include <dct/text/ascii.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace dct::tools {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  const auto parts = text::split(text, separator);
  return {parts.begin(), parts.end()};
}

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  for (const lint::Rule& rule : lint::Catalogue::builtin()->rules()) {
    ids.emplace_back(rule.id);
  }
  return ids;
}

// The name of a value and the description of its checks, which is all that
// CLI11 tells about a check: "NAME:{a,b}" or "N:INT in [0 - 16]".
void read_argument(const std::string& type_name, OptionEntry& entry) {
  const std::size_t colon = type_name.find(':');
  entry.argument = type_name.substr(0, colon);
  if (colon == std::string::npos) return;
  const std::string checks = type_name.substr(colon + 1);
  if (checks.starts_with('{') && checks.ends_with('}')) {
    entry.values = split(checks.substr(1, checks.size() - 2), ',');
  }
  const std::size_t open = checks.find(" in [");
  if (open != std::string::npos && checks.ends_with(']')) {
    const std::vector<std::string> words =
        split(checks.substr(open + 5, checks.size() - open - 6), ' ');
    entry.bounds = words.front() + " to " + words.back();
  }
}

void read_completes(OptionEntry& entry) {
  constexpr std::string_view kSeveral = ",..";
  std::string_view kind = entry.argument;
  entry.is_list = kind.ends_with(kSeveral);
  if (entry.is_list) kind.remove_suffix(kSeveral.size());
  const std::vector<std::string> kinds = split(kind, '|');
  const auto is = [&kinds](const char* wanted) {
    return std::find(kinds.begin(), kinds.end(), wanted) != kinds.end();
  };
  if (is("FILE") || is("TEMPLATE")) {
    entry.completes = Completes::files;
  } else if (is("DIR")) {
    entry.completes = Completes::directories;
  } else if (is("RULE")) {
    entry.suggestions = rule_ids();
  }
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& n : option.get_snames()) names.push_back("-" + n);
  for (const std::string& n : option.get_lnames()) names.push_back("--" + n);
  return names;
}

OptionEntry read_option(const CLI::Option& option) {
  OptionEntry entry;
  entry.names = names_of(option);
  entry.description = option.get_description();
  if (entry.description.ends_with('.')) entry.description.pop_back();
  entry.default_value = option.get_default_str();
  entry.required = option.get_required();
  entry.repeats = option.get_items_expected_max() > 1;
  if (option.get_items_expected_max() > 0) {
    read_argument(option.get_type_name(), entry);
    if (entry.names.empty()) entry.argument = option.get_name(true);
    read_completes(entry);
  }
  for (const CLI::Option* other : option.get_excludes()) {
    if (!other->get_name().empty()) entry.excludes.push_back(other->get_name());
  }
  std::sort(entry.excludes.begin(), entry.excludes.end());
  return entry;
}

// A group of options is a nameless program inside the program.
void read_options(const CLI::App& app, std::vector<OptionEntry>& options) {
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) options.push_back(read_option(*option));
  }
  for (const CLI::App* group : app.get_subcommands({})) {
    if (group->get_name().empty()) read_options(*group, options);
  }
}

CommandEntry read_below(const CLI::App& app, const std::string& above) {
  CommandEntry entry;
  entry.name = app.get_name();
  entry.path = above + entry.name;
  entry.description = app.get_description();
  // CLI11 hands the footer down to subcommands.
  const CLI::App* parent = app.get_parent();
  if (!parent || parent->get_footer() != app.get_footer()) {
    entry.footer = app.get_footer();
  }
  read_options(app, entry.options);
  entry.needs_command = app.get_require_subcommand_min() > 0;
  for (const CLI::App* below : app.get_subcommands({})) {
    if (below->get_name().empty() || below->get_group().empty()) continue;
    entry.commands.push_back(read_below(*below, entry.path + " "));
  }
  return entry;
}

}  // namespace

CommandEntry read_command(const CLI::App& app) { return read_below(app, ""); }

std::vector<const CommandEntry*> all_commands(const CommandEntry& command) {
  std::vector<const CommandEntry*> all = {&command};
  for (const CommandEntry& below : command.commands) {
    const auto more = all_commands(below);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace dct::tools
