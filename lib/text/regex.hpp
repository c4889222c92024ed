// SPDX-License-Identifier: MIT
#pragma once

/// Patterns of strangers, from schemas and policies: the one door to RE2.
/// Matching takes time that grows with the text alone, and memory within a
/// bound, whatever the pattern. (std::regex takes a stack frame a byte, and
/// time without end.)

#include <memory>
#include <string>
#include <string_view>

namespace dct::text {

/// A pattern as JSON Schema has it (ECMA 262), but for look-around and
/// back-references, which no engine matches in bounded time.
class Regex {
 public:
  explicit Regex(std::string_view pattern);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  /// False when this is not a pattern that can be matched, or one too large.
  bool is_valid() const;
  /// Why not, in the words of the engine; empty for a valid one.
  const std::string& error() const;

  /// Whether the pattern is found somewhere in the text; never for one that
  /// is not valid. May be called by several threads at once.
  bool is_found_in(std::string_view text) const;

 private:
  struct Engine;
  std::unique_ptr<const Engine> engine_;
};

}  // namespace dct::text
