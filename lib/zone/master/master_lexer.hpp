// SPDX-License-Identifier: MIT
#pragma once

/// A master file cut into entries (RFC 1035 section 5.1): the tokens of one
/// record or directive, which parentheses may stretch over several lines.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dct::zone {

/// As written: quotation marks and escapes are still there.
using Token = std::string_view;

struct Entry {
  std::vector<Token> tokens;
  bool blank_start = false;  ///< it begins with white space: the owner above's
  std::uint32_t line = 0;    ///< where it begins
  const char* begin = nullptr;
  std::string_view note;  ///< what follows `;dct:` in its comment
  /// Empty: it is well formed. `mistake_at` is in the text.
  std::string_view mistake;
  std::string_view help;
  const char* mistake_at = nullptr;
};

class MasterLexer {
 public:
  explicit MasterLexer(std::string_view text);

  /// The next entry that has a token, a note or a mistake. False: the end.
  bool next(Entry& entry);

 private:
  void read_token(Entry& entry);
  void read_comment(Entry& entry);
  void fail(Entry& entry, const char* at, std::string_view mistake,
            std::string_view help);

  const char* at_;
  const char* end_;
  std::uint32_t line_ = 1;
  const char* opened_ = nullptr;  ///< the parenthesis that is open
};

}  // namespace dct::zone
