// SPDX-License-Identifier: MIT
#include "net/helper.hpp"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

namespace dct::tools {
namespace {

using Clock = std::chrono::steady_clock;

diagnostic::Problem trouble(const std::string& path, const std::string& what) {
  return diagnostic::error("helper", "the helper program " + path + " " + what);
}

class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }

  void duplicate(int from, int to) {
    posix_spawn_file_actions_adddup2(&actions_, from, to);
  }
  void close_from(int first) {
#if defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 34)
    posix_spawn_file_actions_addclosefrom_np(&actions_, first);
#endif
#endif
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// A running program, and the socket that is both its standard input and its
/// standard output. It is killed unless it has ended.
class Child {
 public:
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (socket_ >= 0) close(socket_);
    if (id_ <= 0) return;
    kill(id_, SIGKILL);
    while (waitpid(id_, nullptr, 0) < 0 && errno == EINTR) continue;
  }

  /// @returns 0, or the error as errno has it
  int start(const std::string& path) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
      return errno;
    }
    socket_ = ends[0];
    FileActions actions;
    actions.duplicate(ends[1], STDIN_FILENO);
    actions.duplicate(ends[1], STDOUT_FILENO);
    actions.close_from(STDERR_FILENO + 1);
    std::string argument = path;
    char* arguments[] = {argument.data(), nullptr};
    char* environment[] = {nullptr};
    const int failed = posix_spawn(&id_, path.c_str(), actions.get(), nullptr,
                                   arguments, environment);
    close(ends[1]);
    if (failed != 0) id_ = 0;
    return failed;
  }

  int socket() const { return socket_; }

  /// @returns its status as waitpid() has it, or nothing when it is still
  /// running at the deadline
  std::optional<int> wait_until(Clock::time_point deadline) {
    int status = 0;
    while (waitpid(id_, &status, WNOHANG) == 0) {
      if (Clock::now() > deadline) return std::nullopt;
      poll(nullptr, 0, 1);
    }
    id_ = 0;
    return status;
  }

 private:
  pid_t id_ = 0;
  int socket_ = -1;
};

enum class Talk { closed, too_late, too_much };

/// Sends `input`, then reads until the other side has closed.
Talk talk(int socket, std::string_view input, Clock::time_point deadline,
          std::size_t limit, std::string& output) {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - Clock::now());
    if (left.count() <= 0) return Talk::too_late;
    pollfd ready{.fd = socket, .events = POLLIN, .revents = 0};
    if (!input.empty()) ready.events |= POLLOUT;
    if (poll(&ready, 1, static_cast<int>(left.count())) <= 0) continue;
    if (!input.empty() && (ready.revents & POLLOUT) != 0) {
      const ssize_t n =
          send(socket, input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n > 0) input.remove_prefix(static_cast<std::size_t>(n));
      // A helper that reads no further may still have answered.
      if (n < 0 && errno != EAGAIN && errno != EINTR) input = {};
      if (input.empty()) shutdown(socket, SHUT_WR);
    }
    char buffer[16384];
    const ssize_t n = recv(socket, buffer, sizeof buffer, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (n <= 0) return Talk::closed;
    output.append(buffer, static_cast<std::size_t>(n));
    if (output.size() > limit) return Talk::too_much;
  }
}

}  // namespace

std::string helper_path(const std::string& name) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return (program.parent_path() / DCT_LIBEXEC_FROM_BIN / name)
      .lexically_normal()
      .string();
}

diagnostic::Result<std::string> run_program(const std::string& path,
                                            std::string_view input,
                                            const HelperLimits& limits) {
  Child child;
  if (const int failed = child.start(path); failed != 0) {
    return diagnostic::error("helper", "cannot run the helper program " + path +
                                           ": " + std::strerror(failed));
  }
  std::string output;
  const Clock::time_point deadline = Clock::now() + limits.time;
  const Talk end = talk(child.socket(), input, deadline, limits.bytes, output);
  if (end == Talk::too_much) return trouble(path, "answered too much");
  const auto ended =
      end == Talk::closed ? child.wait_until(deadline) : std::nullopt;
  if (!ended) {
    return trouble(path, "did not finish within " +
                             std::to_string(limits.time.count()) + " seconds");
  }
  const int status = *ended;
  if (WIFSIGNALED(status)) {
    return trouble(path,
                   "was ended by signal " + std::to_string(WTERMSIG(status)));
  }
  if (WEXITSTATUS(status) != 0) {
    return trouble(
        path, "failed with exit status " + std::to_string(WEXITSTATUS(status)));
  }
  return output;
}

void end_with_parent() { prctl(PR_SET_PDEATHSIG, SIGKILL); }

}  // namespace dct::tools
