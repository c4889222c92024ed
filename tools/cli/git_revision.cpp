// SPDX-License-Identifier: MIT
#include "cli/git_revision.hpp"

#include <filesystem>
#include <string_view>

#include "cli/git.hpp"
#include "cli/output.hpp"

namespace dct::tools {
namespace {

void check_revision(const std::string& directory, const std::string& revision) {
  const std::string option = "--base git:" + revision + ": ";
  const ProgramResult tree =
      run_git(directory, {"rev-parse", "--verify", "--quiet",
                          "--end-of-options", revision + "^{tree}"});
  if (tree.status == 127) {
    throw Trouble(option + "cannot run git: " + tree.errors);
  }
  if (tree.status != 0) {
    const std::string why = git_complaint(tree);
    throw Trouble(option + (why.empty() ? "the repository of " + directory +
                                              " has no such revision"
                                        : why));
  }
  const std::string id = tree.output.substr(0, tree.output.find('\n'));
  const ProgramResult names = run_git(
      directory, {"ls-tree", "-r", "-z", "--full-tree", "--name-only", id});
  const std::string_view ends_in_json(".json\0", 6);
  if (names.output.find(ends_in_json) == std::string::npos) {
    throw Trouble(option + "the revision has no *.json file");
  }
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
    std::vector<std::string> names;
    for (const Input* input : files) names.push_back(input->name);
    const auto found = read_git_files(directory, revision, names);
    for (const Input* input : files) {
      if (const auto file = found.find(input->name); file != found.end()) {
        contents.emplace(input->path, file->second);
      }
    }
  }
  return contents;
}

}  // namespace dct::tools
