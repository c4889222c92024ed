// SPDX-License-Identifier: MIT
#include "cli/git.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "cli/output.hpp"

namespace dct::tools {
namespace {

/// One answer of cat-file --batch, which is taken off; nothing for an object
/// that is missing or no file.
std::optional<std::string> take_answer(std::string_view& output) {
  const std::size_t end = output.find('\n');
  const std::string_view head = output.substr(0, end);
  output.remove_prefix(end == std::string_view::npos ? output.size() : end + 1);
  if (head.ends_with(" missing")) return std::nullopt;
  const std::size_t blank = head.rfind(' ');
  std::size_t size = 0;
  const char* last = head.data() + head.size();
  const auto number = std::from_chars(head.data() + blank + 1, last, size);
  if (blank == std::string_view::npos || number.ec != std::errc() ||
      number.ptr != last || output.size() < size + 1) {
    throw Trouble("git answers \"" + std::string(head) + "\"");
  }
  std::string content(output.substr(0, size));
  output.remove_prefix(size + 1);
  if (!head.substr(0, blank).ends_with(" blob")) return std::nullopt;
  return content;
}

}  // namespace

ProgramResult run_git(const std::string& directory,
                      const std::vector<std::string>& command,
                      const std::string& input) {
  std::vector<std::string> arguments = {"git",     "-C",
                                        directory, "--no-pager",
                                        "-c",      "protocol.allow=never",
                                        "-c",      "core.fsmonitor=false",
                                        "-c",      "core.hooksPath=/dev/null"};
  arguments.insert(arguments.end(), command.begin(), command.end());
  // What a hook of git sets would lead to another repository.
  return run_program(
      arguments, input,
      {"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1",
       "GIT_NO_REPLACE_OBJECTS=1", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
       "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"});
}

std::string git_complaint(const ProgramResult& result) {
  return result.errors.substr(0, result.errors.find('\n'));
}

std::map<std::string, std::string> read_git_files(
    const std::string& directory, const std::string& revision,
    const std::vector<std::string>& names) {
  std::string request;
  for (const std::string& name : names) {
    request += revision + ":./" + name + "\n";
  }
  const ProgramResult answers =
      run_git(directory, {"cat-file", "--batch"}, request);
  std::map<std::string, std::string> contents;
  std::string_view output = answers.output;
  for (const std::string& name : names) {
    if (auto content = take_answer(output)) {
      contents.emplace(name, *std::move(content));
    }
  }
  return contents;
}

}  // namespace dct::tools
