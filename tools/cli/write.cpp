// SPDX-License-Identifier: MIT
#include "cli/write.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace dct::tools {
namespace {

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = write(file, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

std::optional<diagnostic::Problem> replace_file(const std::string& path,
                                                std::string_view text) {
  const auto failed = [&path](const std::string& why) {
    return diagnostic::error("write", "cannot write " + path + ": " + why);
  };
  // What a link points to is replaced, not the link.
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  if (error) return failed(error.message());
  struct stat mode {};
  if (stat(target.c_str(), &mode) != 0) return failed(std::strerror(errno));
  std::string temporary = target.string() + ".XXXXXX";
  const int file = mkstemp(temporary.data());
  if (file < 0) return failed(std::strerror(errno));
  const bool written = fchmod(file, mode.st_mode & 07777U) == 0 &&
                       write_all(file, text) && fsync(file) == 0;
  const int write_error = errno;
  const bool closed = close(file) == 0;
  if (written && closed && rename(temporary.c_str(), target.c_str()) == 0) {
    return std::nullopt;
  }
  const auto problem = failed(std::strerror(written ? errno : write_error));
  unlink(temporary.c_str());
  return problem;
}

}  // namespace dct::tools
