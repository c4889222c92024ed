// SPDX-License-Identifier: MIT

/// Runs a recorded terminal session again and compares.
///
///   $ dct-lint --version        a command, run by sh in the project's folder
///   dct-lint 0.1.0              what it prints, standard error included
///   [1]                         its exit status, if it is not 0
///
/// UPDATE=1 writes what was printed into the file. Lines that begin with "# "
/// are remarks. Of a Markdown file only the blocks ```console are a session.

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Step {
  std::string text;     ///< remark and command lines as written
  std::string command;  ///< empty: only remarks
  std::string expected;
};

std::vector<Step> read_steps(std::istream& in, bool markdown) {
  std::vector<Step> steps;
  Step step;
  bool outside = markdown;
  for (std::string line; std::getline(in, line);) {
    if (markdown && line == "```") outside = true;
    const bool command = !outside && line.starts_with("$ ");
    const bool remark = outside || line.starts_with("# ");
    if (markdown && line == "```console") outside = false;
    if ((command && !step.command.empty()) ||
        (remark && !step.command.empty())) {
      steps.push_back(step);
      step = {};
    }
    if (remark || command) {
      step.text += line + "\n";
      if (command) step.command = line.substr(2);
    } else {
      step.expected += line + "\n";
    }
  }
  steps.push_back(step);
  return steps;
}

std::string run(const std::string& command) {
  std::FILE* pipe = popen(("exec 2>&1; " + command).c_str(), "r");
  if (!pipe) return "cannot run it\n";
  std::string output;
  std::array<char, 4096> buffer{};
  for (std::size_t n;
       (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    output.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  if (!output.empty() && output.back() != '\n') output += '\n';
  if (WIFSIGNALED(status)) {
    output += "[signal " + std::to_string(WTERMSIG(status)) + "]\n";
  } else if (WEXITSTATUS(status) != 0) {
    output += "[" + std::to_string(WEXITSTATUS(status)) + "]\n";
  }
  return output;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1]);
  const std::vector<Step> steps =
      read_steps(in, std::string(argv[1]).ends_with(".md"));
  if (!in.eof() || steps.front().text.empty()) {
    std::cerr << "no transcript: " << argv[1] << '\n';
    return 2;
  }
  in.close();
  // What the tools read of the environment is part of a transcript's command.
  for (const char* name : {"CI", "NO_COLOR"}) unsetenv(name);
  std::string recorded;
  bool same = true;
  for (const Step& step : steps) {
    const std::string output = step.command.empty() ? "" : run(step.command);
    recorded += step.text + output;
    if (output == step.expected) continue;
    same = false;
    std::cout << "$ " << step.command << "\n--- expected\n"
              << step.expected << "--- printed\n"
              << output;
  }
  if (std::getenv("UPDATE") && !same) {
    std::ofstream(argv[1]) << recorded;
    return 0;
  }
  return same ? 0 : 1;
}
