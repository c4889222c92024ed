// SPDX-License-Identifier: MIT
#pragma once

/// The flags of the registry's older linter, as programs in Go take them: one
/// or two hyphens, `-indent 2` or `-indent=2`, and the first word that is no
/// flag ends them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dct::tools {

/// In the order of weight.
enum class LogLevel : std::uint8_t {
  trace,
  debug,
  info,
  warn,
  error,
  fatal,
  panic
};

std::string_view name(LogLevel level);
std::optional<LogLevel> log_level_named(std::string_view name);

struct Flags {
  bool cloudflare = false;
  bool merge_or_fail = false;
  bool inplace = false;
  bool pretty = false;
  bool increment = false;
  bool logos = false;
  bool version = false;
  std::uint64_t indent = 4;
  std::uint64_t ttl = 0;  ///< 0: leave those that there are
  std::string log_level = "info";
  std::string tolerate = "info";
  std::vector<std::string> files;
};

struct ParsedFlags {
  Flags flags;
  std::string mistake;  ///< what is wrong with them; empty: nothing
  bool help = false;
};

ParsedFlags parse_flags(const std::vector<std::string>& arguments);

/// What the flags do.
std::string usage();

}  // namespace dct::tools
