// SPDX-License-Identifier: MIT
#pragma once

/// A Source is a file's bytes with its name, and the way from a byte offset to
/// the line and column that a person reads. It never changes, so every other
/// part refers to it by byte offsets (Span) and asks for positions only when
/// something is printed.
///
///   dct::text::Source source("web.json", "{\n  \"ttl\": 60\n}\n");
///   dct::text::Position p = source.position(4);   // line 2, column 3
///   std::cout << p.line << ':' << p.column << ' ' << source.line(p.line);

#include <dct/export.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dct::text {

/// Bytes [begin, end) of a source.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(Span, Span) = default;
};

/// A place for people: both numbers begin at 1, columns count code points
/// (bytes that are not valid UTF-8 count with their neighbours as one).
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(Position, Position) = default;
};

class DCT_EXPORT Source {
 public:
  /// @param name  as messages show it, usually the path given by the user
  /// @param text  at most 2^32 - 1 bytes; any bytes are allowed
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }

  /// The place of a byte; an offset beyond the end is the end.
  Position position(std::uint32_t offset) const;

  /// A line without its line break; empty for a number out of range.
  std::string_view line(std::uint32_t number) const;

 private:
  std::uint32_t code_points_before(std::uint32_t offset) const;

  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  // Code points before each block of kBlock bytes: a column in a minified
  // file of 1 MiB costs one block to count, not the whole line.
  std::vector<std::uint32_t> block_counts_;
};

}  // namespace dct::text
