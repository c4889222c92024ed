// SPDX-License-Identifier: MIT
#include "text/escape/markdown_text.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::text {
namespace {

// Backticks, one more than stand together anywhere in the text.
std::string ticks_around(std::string_view text, std::size_t least) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(std::max(least, longest + 1), '`');
}

// Letters, with ' or - between them; or up to six letters and digits, too few
// to be taken for the number of a commit. "www." begins a link.
bool is_plain(std::string_view word) {
  if (word.empty()) return true;
  if (word == "www") return false;
  if (word.size() <= 6 &&
      std::all_of(word.begin(), word.end(), text::is_alnum)) {
    return true;
  }
  return text::is_alpha(word.front()) && text::is_alpha(word.back()) &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return text::is_alpha(c) || c == '\'' || c == '-';
         });
}

/// A run of words without the punctuation around it.
struct Phrase {
  std::string_view before;
  std::string_view text;
  std::string_view after;
};

Phrase peel(std::string_view text) {
  const std::size_t begin = text.starts_with('(') ? 1 : 0;
  const std::size_t last = text.find_last_not_of(".,;:!?)");
  const std::size_t end = last == text.npos ? begin : last + 1;
  if (end <= begin) return {{}, text, {}};
  return {text.substr(0, begin), text.substr(begin, end - begin),
          text.substr(end)};
}

std::string as_code(std::string_view text) {
  Phrase phrase = peel(text);
  const bool is_code = phrase.text.size() > 2 && phrase.text.front() == '`' &&
                       phrase.text.find('`', 1) == phrase.text.size() - 1;
  if (is_code) phrase.text = phrase.text.substr(1, phrase.text.size() - 2);
  return std::string(phrase.before) + markdown_code(phrase.text) +
         std::string(phrase.after);
}

// What a word opens and does not close: a quotation mark, a backtick, or 0.
char left_open(std::string_view word, char open) {
  if (open == 0) {
    const std::string_view text = peel(word).text;
    if (text.starts_with('"') || text.starts_with('`')) open = text.front();
  }
  const bool odd = std::count(word.begin(), word.end(), open) % 2 == 1;
  return open != 0 && odd ? open : 0;
}

}  // namespace

std::string markdown_code(std::string_view text) {
  if (text.empty()) return {};
  const std::string ticks = ticks_around(text, 1);
  const auto is_edge = [](char c) { return c == '`' || c == ' '; };
  const bool padded = is_edge(text.front()) || is_edge(text.back());
  const std::string pad = padded ? " " : "";
  return ticks + pad + std::string(text) + pad + ticks;
}

std::string markdown_words(std::string_view text) {
  std::string out;
  std::string_view code;  // words of `text` that stand in code together
  const auto end_code = [&] {
    if (!code.empty()) out += (out.empty() ? "" : " ") + as_code(code);
    code = {};
  };
  char open = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const bool was_open = open != 0;
    const char still = was_open
                           ? (left_open(word, open) == open ? char{0} : open)
                           : left_open(word, 0);
    if (was_open || still != 0 || !is_plain(peel(word).text)) {
      const std::size_t begin =
          code.empty() ? at
                       : static_cast<std::size_t>(code.data() - text.data());
      code = text.substr(begin, end - begin);
      // A closed quotation ends its piece; the next one is another.
      if (still == 0) end_code();
    } else {
      out += (out.empty() ? "" : " ") + std::string(word);
    }
    open = still;
    at = end + 1;
  }
  end_code();
  return out;
}

std::string markdown_cell(std::string_view markdown) {
  std::string out;
  std::size_t backslashes = 0;
  for (const char c : markdown) {
    if (c == '|') {
      // Readers differ on whether an even number escapes: it becomes odd.
      out += backslashes % 2 == 0 ? "\\" : "\\\\";
    }
    backslashes = c == '\\' ? backslashes + 1 : 0;
    out += c;
  }
  return out;
}

std::string markdown_block(std::string_view language, std::string_view lines) {
  const std::string fence = ticks_around(lines, 3);
  return fence + std::string(language) + "\n" + std::string(lines) +
         (lines.ends_with('\n') ? "" : "\n") + fence + "\n";
}

}  // namespace dct::text
