// SPDX-License-Identifier: MIT
#include "cli/output.hpp"

#include <unistd.h>
#include <dct/text/escape/terminal_line.hpp>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <new>

namespace dct::tools {
namespace {

/// The value of a variable of the environment; empty when it is not set.
std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool is_switched_on(const char* name) {
  const std::string_view value = environment(name);
  return !value.empty() && value != "0";
}

}  // namespace

bool print(std::string_view text) {
  std::signal(SIGPIPE, SIG_IGN);
  errno = 0;
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written == text.size() && std::fflush(stdout) == 0) return true;
  return errno == EPIPE;
}

void print_or_end(std::string_view text) {
  if (print(text)) return;
  throw Trouble("cannot write to standard output: " +
                std::string(std::strerror(errno)));
}

void complain(std::string_view tool, std::string_view trouble) {
  std::cerr << tool << ": " << text::one_line(trouble) << '\n';
}

int guard(std::string_view tool, const std::function<int()>& run) noexcept {
  // A limit on the size of files is then an error of write().
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    try {
      return run();
    } catch (const Trouble& trouble) {
      complain(tool, trouble.what());
    } catch (const std::bad_alloc&) {
      complain(tool, "out of memory");
    } catch (const std::exception& e) {
      complain(tool, e.what());
    }
  } catch (...) {
    std::fprintf(stderr, "%.*s: out of memory\n", static_cast<int>(tool.size()),
                 tool.data());
  }
  return kTrouble;
}

bool use_color(std::string_view when, int file) {
  if (when == "always") return true;
  if (when == "never" || !environment("NO_COLOR").empty()) return false;
  if (is_switched_on("FORCE_COLOR") || is_switched_on("CLICOLOR_FORCE")) {
    return true;
  }
  return environment("TERM") != "dumb" && isatty(file) != 0;
}

}  // namespace dct::tools
