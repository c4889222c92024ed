// SPDX-License-Identifier: MIT
#pragma once

/// A master file cut into entries (RFC 1035 section 5.1): the tokens of one
/// record or directive, which parentheses may extend over several lines. The
/// lexer is our own because every mistake of a file is reported, each at its
/// line and column; the usual parsers stop at the first one, and do not know
/// the column.

#include <dct/diagnostic/problem.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dct::zone {

/// As written: quotation marks and escapes are still there.
using Token = std::string_view;

struct MasterEntry {
  std::vector<Token> tokens;
  bool blank_start = false;  ///< begins with white space: same owner as above
  std::uint32_t line = 0;    ///< of its beginning
  const char* begin = nullptr;
  std::string_view note;  ///< what follows `;dct:` in its comment
  /// Absent: the entry is well formed.
  std::optional<diagnostic::Problem> problem;

  /// The line and column of a character of the entry.
  text::Position position(const char* at) const;
};

/// The rule of an entry whose parenthesis is never closed: what follows it may
/// be the rest of a record.
inline constexpr std::string_view kParenthesisOpen = "parenthesis-open";

class MasterLexer {
 public:
  explicit MasterLexer(std::string_view text);

  /// The next entry that has a token, a note or a problem. False: the end.
  bool next(MasterEntry& entry);

 private:
  void begin(MasterEntry& entry) const;
  void read_token(MasterEntry& entry);
  void read_comment(MasterEntry& entry);
  void fail_unclosed(MasterEntry& entry);
  void fail(MasterEntry& entry, const char* at, std::string_view rule,
            std::string_view message, std::string_view help);

  const char* at_;
  const char* end_;
  std::uint32_t line_ = 1;
  const char* opened_ = nullptr;  ///< the parenthesis that is open
};

}  // namespace dct::zone
