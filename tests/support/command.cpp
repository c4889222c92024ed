// SPDX-License-Identifier: MIT
#include "support/command.hpp"

#include <sys/wait.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>

namespace dct::test {

Ran run(const std::string& command) {
  std::FILE* pipe = popen(("( " + command + " ) 2>&1").c_str(), "r");
  REQUIRE(pipe);
  Ran ran;
  std::array<char, 4096> buffer{};
  for (std::size_t n;
       (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    ran.output.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

bool has(const Ran& ran, std::string_view text) {
  return ran.output.find(text) != std::string::npos;
}

}  // namespace dct::test
