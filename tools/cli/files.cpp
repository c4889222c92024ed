// SPDX-License-Identifier: MIT
#include "cli/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "cli/output.hpp"
#include "cli/secrets.hpp"

namespace dct::tools {
namespace {

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

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
