// SPDX-License-Identifier: MIT
#include "completions/shell.hpp"

#include <algorithm>
#include <string_view>

namespace dct::tools {

std::string function_name(const CommandEntry& command) {
  std::string name = "_" + command.path;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == ' '; },
      '_');
  return name;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& w : words) all.append(all.empty() ? "" : " ") += w;
  return all;
}

std::string header(const CommandEntry& tool, const std::string& shell) {
  return "# Completions of " + tool.name + " for " + shell + ", written by `" +
         tool.name + " --completions " + shell + "`.\n";
}

std::string single_quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

std::string with_backslashes(const std::string& text,
                             std::string_view characters) {
  std::string result;
  for (const char c : text) {
    if (characters.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

}  // namespace dct::tools
