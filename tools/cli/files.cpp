// SPDX-License-Identifier: MIT
#include "cli/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/output.hpp"
#include "cli/secrets.hpp"

namespace dct::tools {
namespace {

namespace fs = std::filesystem;

void walk(const fs::path& directory, FoundInputs& all) {
  std::vector<std::string> found;
  std::error_code failed;
  fs::recursive_directory_iterator entries(directory, failed);
  while (!failed && entries != fs::recursive_directory_iterator()) {
    std::error_code ignored;
    if (entries->path().extension() == ".json" &&
        entries->is_regular_file(ignored)) {
      found.push_back(entries->path().string());
    }
    entries.increment(failed);
  }
  if (failed) {
    all.problems.push_back(diagnostic::error(
        "read", "cannot read " + directory.string() + ": " + failed.message()));
  }
  std::sort(found.begin(), found.end());
  for (std::string& path : found) {
    std::string name = fs::path(path).filename().string();
    std::string below = fs::path(path).lexically_relative(directory).string();
    all.inputs.push_back({std::move(path), std::move(name), std::move(below)});
  }
}

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

FoundInputs find_inputs(const std::vector<std::string>& arguments,
                        const std::string& stdin_name) {
  FoundInputs all;
  for (const std::string& argument : arguments) {
    std::error_code failed;
    if (argument == "-") {
      all.inputs.push_back({"-", fs::path(stdin_name).filename().string()});
    } else if (fs::is_directory(argument, failed)) {
      walk(argument, all);
    } else {
      all.inputs.push_back({argument, fs::path(argument).filename().string()});
    }
  }
  return all;
}

std::string read_file(const std::string& path, std::size_t limit) {
  auto text = read_input({path, path}, limit);
  if (!text) throw Trouble(text.why());
  if (text->size() > limit) {
    throw Trouble(path + " is larger than " + std::to_string(limit >> 20U) +
                  " MiB");
  }
  if (holds_private_key(*text)) {
    throw Trouble(path +
                  " holds a private key, where something else is expected");
  }
  return *std::move(text);
}

diagnostic::Result<std::string> read_input(const Input& input,
                                           std::size_t limit) {
  const auto failed = [&input] {
    return diagnostic::error(
        "read", "cannot read " + input.path + ": " + std::strerror(errno));
  };
  const std::unique_ptr<std::FILE, Closer> file(
      input.path == "-" ? stdin : std::fopen(input.path.c_str(), "rb"));
  if (!file) return failed();
  std::string text;
  char buffer[16384];
  while (text.size() <= limit) {
    const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get());
    text.append(buffer, n);
    if (n < sizeof buffer) break;
  }
  if (std::ferror(file.get()) != 0) return failed();
  return text;
}

}  // namespace dct::tools
