// SPDX-License-Identifier: MIT
#include "cli/files.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/base64.hpp>

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

constexpr std::size_t kLargestKey = std::size_t{64} << 10U;

/// Whether bytes are a DER SEQUENCE that begins with a version of 0 or 1, as
/// PKCS#8, PKCS#1 and SEC 1 begin a private key and nothing else that people
/// have in a file: public keys and certificates begin with another SEQUENCE,
/// or with a number of 2048 bits.
bool is_private_der(std::string_view der) {
  const auto byte = [der](std::size_t at) -> unsigned {
    return at < der.size() ? static_cast<unsigned char>(der[at]) : 0U;
  };
  constexpr unsigned kSequence = 0x30;
  constexpr unsigned kInteger = 0x02;
  constexpr unsigned kLongForm = 0x80;
  const unsigned length = byte(1);
  const std::size_t at = 2 + (length > kLongForm ? length - kLongForm : 0);
  return byte(0) == kSequence && byte(at) == kInteger && byte(at + 1) == 1 &&
         byte(at + 2) <= 1;
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
  if (holds_private_key(std::string_view(text).substr(0, kLargestKey))) {
    throw Trouble(path +
                  " holds a private key, where something else is wanted");
  }
  return text;
}

bool holds_private_key(std::string_view text) {
  constexpr std::string_view kBase64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= "
      "\t\r\n";
  constexpr std::size_t kShortestKey = 48;
  constexpr std::size_t kEnough = 16;  // digits, for is_private_der()
  if (text.find("PRIVATE KEY-----") != std::string_view::npos) return true;
  if (text.size() < kShortestKey || text.size() > kLargestKey ||
      text.find_first_not_of(kBase64) != std::string_view::npos) {
    return false;
  }
  std::string digits;
  for (const char c : text) {
    if (digits.size() < kEnough &&
        text::kWhiteSpace.find(c) == std::string_view::npos)
      digits += c;
  }
  const auto begin = text::from_base64_any_bits(digits);
  return begin && is_private_der(*begin);
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
