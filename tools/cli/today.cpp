// SPDX-License-Identifier: MIT
#include "cli/today.hpp"

#include <ctime>

namespace dct::tools {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

}  // namespace dct::tools
