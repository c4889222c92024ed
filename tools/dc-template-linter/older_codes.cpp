// SPDX-License-Identifier: MIT
#include "dc-template-linter/older_codes.hpp"

#include <dct/text/ascii.hpp>

#include <map>

#include "dc-template-linter/embedded_codes.hpp"

namespace dct::tools {
namespace {

constexpr unsigned kInfoBit = 2;
constexpr unsigned kWarnBit = 4;
constexpr unsigned kErrorBit = 8;

/// "DCTL1010 warn logo check failed"
OlderCode read_code(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t second = line.find(' ', first + 1);
  const std::string_view level = line.substr(first + 1, second - first - 1);
  OlderCode code{.code = line.substr(0, first),
                 .note = line.substr(second + 1)};
  if (level == "undecoded") {
    code.exit_bit = kFatalBit;
    return code;
  }
  if (level == "remark") {
    code.level = LogLevel::warn;
    code.exit_bit = 0;
    return code;
  }
  code.level = log_level_named(level).value_or(LogLevel::error);
  code.exit_bit = code.level == LogLevel::info    ? kInfoBit
                  : code.level == LogLevel::warn  ? kWarnBit
                  : code.level == LogLevel::fatal ? kFatalBit
                                                  : kErrorBit;
  return code;
}

std::map<std::string_view, OlderCode> read_codes() {
  std::map<std::string_view, OlderCode> codes;
  for (const std::string_view line : kOlderCodes) {
    const OlderCode code = read_code(line);
    codes.emplace(code.code, code);
  }
  return codes;
}

}  // namespace

const OlderCode& older_code(std::string_view code) {
  static const std::map<std::string_view, OlderCode> kCodes = read_codes();
  static const OlderCode kUnknown;
  const auto found = kCodes.find(code);
  return found == kCodes.end() ? kUnknown : found->second;
}

unsigned kept_bits(std::string_view tolerate) {
  if (tolerate == "any") return 0;
  if (tolerate == "error") return kFatalBit;
  if (tolerate == "warn") return kFatalBit | kErrorBit;
  if (tolerate == "info") return kFatalBit | kErrorBit | kWarnBit;
  return kFatalBit | kErrorBit | kWarnBit | kInfoBit;
}

}  // namespace dct::tools
