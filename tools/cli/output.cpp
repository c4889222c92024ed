// SPDX-License-Identifier: MIT
#include "cli/output.hpp"

#include <unistd.h>
#include <dct/text/escape/terminal_line.hpp>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace dct::tools {

bool print(std::string_view text) {
  std::signal(SIGPIPE, SIG_IGN);
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written == text.size() && std::fflush(stdout) == 0) return true;
  return errno == EPIPE;
}

void complain(std::string_view tool, std::string_view trouble) {
  std::cerr << tool << ": " << text::one_line(trouble) << '\n';
}

int guard(std::string_view tool, const std::function<int()>& run) noexcept {
  try {
    return run();
  } catch (const Trouble& trouble) {
    complain(tool, trouble.what());
    return kTrouble;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(tool.size()),
                 tool.data(), e.what());
    return kTrouble;
  }
}

bool use_color(std::string_view when) {
  if (when == "always") return true;
  if (when == "never") return false;
  const char* no_color = std::getenv("NO_COLOR");
  return (!no_color || *no_color == '\0') && isatty(STDOUT_FILENO) != 0;
}

}  // namespace dct::tools
