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

diagnostic::Problem failed(const std::string& path, const std::string& why) {
  return diagnostic::error("write", "cannot write " + path + ": " + why);
}

/// A temporary file beside the target takes its place.
/// @param old  the file whose owner it gets, if this user may give it away
std::optional<diagnostic::Problem> put_in_place(const std::string& path,
                                                const std::string& target,
                                                mode_t mode,
                                                std::string_view text,
                                                const struct stat* old) {
  std::string temporary = target + ".XXXXXX";
  const int file = mkstemp(temporary.data());
  if (file < 0) return failed(path, std::strerror(errno));
  const bool changes_owner =
      old && (old->st_uid != geteuid() || old->st_gid != getegid());
  if (changes_owner && fchown(file, old->st_uid, old->st_gid) != 0) errno = 0;
  const bool written =
      fchmod(file, mode) == 0 && write_all(file, text) && fsync(file) == 0;
  const int write_error = errno;
  const bool closed = close(file) == 0;
  if (written && closed && rename(temporary.c_str(), target.c_str()) == 0) {
    return std::nullopt;
  }
  const auto problem =
      failed(path, std::strerror(written ? errno : write_error));
  unlink(temporary.c_str());
  return problem;
}

std::optional<diagnostic::Problem> write_to(const std::string& path,
                                            std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return failed(path, std::strerror(errno));
  const bool written = write_all(file, text);
  const int write_error = errno;
  if (close(file) == 0 && written) return std::nullopt;
  return failed(path, std::strerror(written ? errno : write_error));
}

}  // namespace

std::optional<diagnostic::Problem> replace_file(const std::string& path,
                                                std::string_view text) {
  // What a link points to is replaced, not the link.
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  if (error) return failed(path, error.message());
  struct stat now {};
  if (stat(target.c_str(), &now) != 0) {
    return failed(path, std::strerror(errno));
  }
  if (!S_ISREG(now.st_mode)) return failed(path, "it is not a regular file");
  if (now.st_nlink > 1) {
    return failed(path,
                  "it has several hard links, which would then be two files");
  }
  return put_in_place(path, target, now.st_mode & 07777U, text, &now);
}

std::optional<diagnostic::Problem> write_file(const std::string& path,
                                              std::string_view text) {
  struct stat now {};
  if (stat(path.c_str(), &now) == 0) {
    return S_ISREG(now.st_mode) ? replace_file(path, text)
                                : write_to(path, text);
  }
  // A new file has the mode that the user's umask leaves.
  const mode_t mask = umask(0);
  umask(mask);
  return put_in_place(path, path, 0666U & ~mask, text, nullptr);
}

}  // namespace dct::tools
