// SPDX-License-Identifier: MIT

/// The three streams are temporary files: whatever the program writes, and in
/// whatever order, neither side waits for the other.

#include "cli/program.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>

#include "cli/output.hpp"

namespace dct::tools {
namespace {

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

File temporary_file() {
  File file(std::tmpfile());
  if (!file) {
    throw Trouble("cannot make a temporary file: " +
                  std::string(std::strerror(errno)));
  }
  return file;
}

std::string all_of(const File& file) {
  std::rewind(file.get());
  std::string text;
  char buffer[16384];
  for (std::size_t n;
       (n = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;) {
    text.append(buffer, n);
  }
  return text;
}

/// The environment of this program with changes.
std::vector<std::string> changed(const std::vector<std::string>& changes) {
  std::vector<std::string> variables;
  for (char** v = environ; *v; ++v) {
    const std::string_view variable = *v;
    const std::string_view name = variable.substr(0, variable.find('='));
    const bool is_changed = std::any_of(
        changes.begin(), changes.end(), [name](const std::string& change) {
          return change.substr(0, change.find('=')) == name;
        });
    if (!is_changed) variables.emplace_back(variable);
  }
  for (const std::string& change : changes) {
    if (change.find('=') != std::string::npos) variables.push_back(change);
  }
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& arguments,
                          const std::string& input,
                          const std::vector<std::string>& environment) {
  const File in = temporary_file();
  const File out = temporary_file();
  const File err = temporary_file();
  if (std::fwrite(input.data(), 1, input.size(), in.get()) != input.size() ||
      std::fflush(in.get()) != 0) {
    throw Trouble("cannot write a temporary file: " +
                  std::string(std::strerror(errno)));
  }
  std::rewind(in.get());
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(out.get()), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(err.get()), STDERR_FILENO);
  std::vector<std::string> words = arguments;
  std::vector<std::string> variables = changed(environment);
  pid_t child = 0;
  const int failure =
      posix_spawnp(&child, words.front().c_str(), &actions, nullptr,
                   pointers(words).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) {
    return {.status = 127, .errors = std::strerror(failure)};
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128,
          .output = all_of(out),
          .errors = all_of(err)};
}

}  // namespace dct::tools
