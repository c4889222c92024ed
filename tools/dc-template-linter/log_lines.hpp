// SPDX-License-Identifier: MIT
#pragma once

/// The lines of the older linter: JSON for programs, coloured words on a
/// terminal.

#include <dct/diagnostic/finding.hpp>

#include <string>
#include <string_view>

#include "dc-template-linter/flags.hpp"

namespace dct::tools {

struct LogLine {
  LogLevel level = LogLevel::error;
  std::string_view code{};  ///< may be empty
  std::string file{};       ///< may be empty
  std::string note{};
  const diagnostic::Finding* finding = nullptr;  ///< for its record
};

class Log {
 public:
  /// @param least  lines below this level are not printed
  explicit Log(LogLevel least);

  /// Writes a line to standard error.
  void write(const LogLine& line) const;

 private:
  LogLevel least_;
  bool is_terminal_;
  bool has_color_;
};

}  // namespace dct::tools
