// SPDX-License-Identifier: MIT
#include "cli/git_revision.hpp"

#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>

#include "cli/output.hpp"
#include "cli/program.hpp"

namespace dct::tools {
namespace {

ProgramResult git(const std::string& directory,
                  const std::vector<std::string>& command,
                  const std::string& input = {}) {
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

void check_revision(const std::string& directory, const std::string& revision) {
  const std::string option = "--base git:" + revision + ": ";
  const ProgramResult tree =
      git(directory, {"rev-parse", "--verify", "--quiet", "--end-of-options",
                      revision + "^{tree}"});
  if (tree.status == 127) {
    throw Trouble(option + "cannot run git: " + tree.errors);
  }
  if (tree.status != 0) {
    std::string_view why = tree.errors;
    why = why.substr(0, why.find('\n'));
    throw Trouble(option + (why.empty() ? "the repository of " + directory +
                                              " has no such revision"
                                        : std::string(why)));
  }
  const std::string id = tree.output.substr(0, tree.output.find('\n'));
  const ProgramResult names =
      git(directory, {"ls-tree", "-r", "-z", "--full-tree", "--name-only", id});
  const std::string_view ends_in_json(".json\0", 6);
  if (names.output.find(ends_in_json) == std::string::npos) {
    throw Trouble(option + "the revision has no *.json file");
  }
}

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
    throw Trouble("--base: git answers \"" + std::string(head) + "\"");
  }
  std::string content(output.substr(0, size));
  output.remove_prefix(size + 1);
  if (!head.substr(0, blank).ends_with(" blob")) return std::nullopt;
  return content;
}

}  // namespace

std::map<std::string, std::string> read_git_revision(
    const std::string& revision, const std::vector<Input>& inputs) {
  namespace fs = std::filesystem;
  std::map<std::string, std::vector<const Input*>> of_directory;
  for (const Input& input : inputs) {
    const std::string parent =
        input.path == "-" ? "" : fs::path(input.path).parent_path().string();
    // A line of the request is a name.
    if (input.name.find('\n') != std::string::npos) {
      throw Trouble("--base git: cannot ask for a name with a line break");
    }
    of_directory[parent.empty() ? "." : parent].push_back(&input);
  }
  std::map<std::string, std::string> contents;
  for (const auto& [directory, files] : of_directory) {
    check_revision(directory, revision);
    std::string request;
    for (const Input* input : files) {
      request += revision + ":./" + input->name + "\n";
    }
    const ProgramResult answers =
        git(directory, {"cat-file", "--batch"}, request);
    std::string_view output = answers.output;
    for (const Input* input : files) {
      if (auto content = take_answer(output)) {
        contents.emplace(input->path, *std::move(content));
      }
    }
  }
  return contents;
}

}  // namespace dct::tools
