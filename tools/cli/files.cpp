// SPDX-License-Identifier: MIT
#include "cli/files.hpp"

#include <dct/keys/key.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/output.hpp"

namespace dct::tools {
namespace {

namespace fs = std::filesystem;

void walk(const fs::path& directory, std::vector<Input>& inputs,
          std::vector<std::string>& errors) {
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
    errors.push_back("cannot read " + directory.string() + ": " +
                     failed.message());
  }
  std::sort(found.begin(), found.end());
  for (std::string& path : found) {
    std::string name = fs::path(path).filename().string();
    std::string below = fs::path(path).lexically_relative(directory).string();
    inputs.push_back({std::move(path), std::move(name), std::move(below)});
  }
}

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

std::vector<Input> find_inputs(const std::vector<std::string>& arguments,
                               const std::string& stdin_name,
                               std::vector<std::string>& errors) {
  std::vector<Input> inputs;
  for (const std::string& argument : arguments) {
    std::error_code failed;
    if (argument == "-") {
      inputs.push_back({"-", fs::path(stdin_name).filename().string()});
    } else if (fs::is_directory(argument, failed)) {
      walk(argument, inputs, errors);
    } else {
      inputs.push_back({argument, fs::path(argument).filename().string()});
    }
  }
  return inputs;
}

std::string read_file(const std::string& path, std::size_t limit) {
  std::string text;
  std::string error;
  if (!read_input({path, path}, limit, text, error)) {
    throw Trouble("cannot read " + path + ": " + error);
  }
  if (text.size() > limit) {
    throw Trouble(path + " is larger than " + std::to_string(limit >> 20U) +
                  " MiB");
  }
  constexpr std::size_t kLargestKey = std::size_t{64} << 10U;
  if (holds_private_key(std::string_view(text).substr(0, kLargestKey))) {
    throw Trouble(path +
                  " holds a private key, where something else is wanted");
  }
  return text;
}

bool holds_private_key(std::string_view text) {
  constexpr std::string_view kBase64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \r\n";
  constexpr std::size_t kShortestKey = 48;
  return text.find("PRIVATE KEY-----") != std::string_view::npos ||
         (text.size() >= kShortestKey &&
          text.find_first_not_of(kBase64) == std::string_view::npos &&
          keys::PrivateKey::read(text).key);
}

bool read_input(const Input& input, std::size_t limit, std::string& text,
                std::string& error) {
  const std::unique_ptr<std::FILE, Closer> file(
      input.path == "-" ? stdin : std::fopen(input.path.c_str(), "rb"));
  if (!file) {
    error = std::strerror(errno);
    return false;
  }
  text.clear();
  char buffer[16384];
  while (text.size() <= limit) {
    const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get());
    text.append(buffer, n);
    if (n < sizeof buffer) break;
  }
  if (std::ferror(file.get()) != 0) {
    error = std::strerror(errno);
    return false;
  }
  return true;
}

}  // namespace dct::tools
