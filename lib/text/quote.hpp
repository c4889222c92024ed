// SPDX-License-Identifier: MIT
#pragma once

/// Text of strangers inside our sentences. Every value that a message cites
/// passes through here: short enough to read, and without a byte that a
/// terminal or the log of a GitHub workflow would obey. (Writers escape again
/// for their own format, see text/escape/.)

#include <string>
#include <string_view>

namespace dct::text {

/// The value between double quotation marks. Control characters, format
/// characters that turn the direction of text, and invalid UTF-8 become
/// \u escapes; beyond `longest` code points the middle is left out.
std::string quote(std::string_view value, std::size_t longest = 60);

/// The same without the quotation marks.
std::string shorten(std::string_view value, std::size_t longest = 60);

/// A name between backticks, escaped likewise.
std::string code(std::string_view name);

/// Escaped as quote() does, without marks and without a limit.
std::string printable(std::string_view text);

/// "1 record", "3 records".
std::string count(std::size_t number, std::string_view noun);

/// "a", "a and b", "a, b and c".
template <typename Strings>
std::string join(const Strings& strings, std::string_view last = " and ") {
  std::string result;
  std::size_t left = strings.size();
  for (const auto& s : strings) {
    result += s;
    --left;
    if (left > 1) result += ", ";
    if (left == 1) result += last;
  }
  return result;
}

}  // namespace dct::text
