// SPDX-License-Identifier: MIT
#pragma once

/// Which files a master file may include: none outside its folder, none that
/// includes itself, and a bounded number.

#include <dct/diagnostic/result.hpp>
#include <dct/zone/master_file.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dct::zone {

inline constexpr std::size_t kMaxIncludeDepth = 16;
inline constexpr unsigned kMaxIncludes = 1000;

class IncludeGuard {
 public:
  /// @param includes  must outlive the guard
  explicit IncludeGuard(const Includes& includes) : includes_(includes) {}

  /// The text of a file, or why it is not included, as a clause.
  diagnostic::Result<std::string> text_of(const std::string& path);

  /// A file that is being read; the first is the zone file itself.
  void open(std::string_view file) { open_.push_back(file); }
  void close() { open_.pop_back(); }

 private:
  const Includes& includes_;
  std::vector<std::string_view> open_;
  unsigned count_ = 0;
};

}  // namespace dct::zone
