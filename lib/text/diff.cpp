// SPDX-License-Identifier: MIT
#include <dct/text/diff.hpp>

#include <algorithm>
#include <vector>

#include "text/escape/workflow_command.hpp"
#include "text/quote.hpp"

namespace dct::text {
namespace {

constexpr std::size_t kContext = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n') + 1, text.size());
    const std::size_t length = end == 0 ? text.size() : end;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

enum class Side : char { both = ' ', removed = '-', added = '+' };

struct Line {
  Side side;
  std::string_view text;
};

// Keeps the longest common sequence of lines. The equal ones at both ends are
// set aside; beyond a bound everything between is replaced: a diff of a
// thousand changes is read by nobody.
class Differ {
 public:
  Differ(std::vector<std::string_view> before,
         std::vector<std::string_view> after)
      : before_(std::move(before)), after_(std::move(after)) {}

  std::vector<Line> run() {
    std::size_t head = 0;
    while (head < before_.size() && head < after_.size() &&
           before_[head] == after_[head]) {
      ++head;
    }
    std::size_t tail = 0;
    while (tail < before_.size() - head && tail < after_.size() - head &&
           before_[before_.size() - 1 - tail] ==
               after_[after_.size() - 1 - tail]) {
      ++tail;
    }
    for (std::size_t i = 0; i < head; ++i) add(Side::both, before_[i]);
    middle(head, before_.size() - tail, after_.size() - tail);
    for (std::size_t i = before_.size() - tail; i < before_.size(); ++i) {
      add(Side::both, before_[i]);
    }
    return std::move(lines_);
  }

 private:
  void add(Side side, std::string_view text) { lines_.push_back({side, text}); }

  void middle(std::size_t begin, std::size_t before_end,
              std::size_t after_end) {
    const std::size_t n = before_end - begin;
    const std::size_t m = after_end - begin;
    constexpr std::size_t kMaxCells = 4'000'000;
    if (n * m > kMaxCells) {
      for (std::size_t i = 0; i < n; ++i)
        add(Side::removed, before_[begin + i]);
      for (std::size_t j = 0; j < m; ++j) add(Side::added, after_[begin + j]);
      return;
    }
    // The length of the longest common run of lines from (i, j) on.
    std::vector<std::uint32_t> common((n + 1) * (m + 1));
    const auto at = [&common, m ](std::size_t i, std::size_t j) -> auto& {
      return common[i * (m + 1) + j];
    };
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        at(i, j) = before_[begin + i] == after_[begin + j]
                       ? at(i + 1, j + 1) + 1
                       : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && before_[begin + i] == after_[begin + j]) {
        add(Side::both, before_[begin + i]);
        ++i;
        ++j;
      } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
        add(Side::removed, before_[begin + i++]);
      } else {
        add(Side::added, after_[begin + j++]);
      }
    }
  }

  std::vector<std::string_view> before_;
  std::vector<std::string_view> after_;
  std::vector<Line> lines_;
};

std::string range(std::size_t begin, std::size_t length) {
  // An empty range stands behind the line it names.
  return std::to_string(length == 0 ? begin : begin + 1) +
         (length == 1 ? "" : "," + std::to_string(length));
}

// Harmless to a terminal, and still what `patch` can apply: tabs and the line
// ends of Windows stay.
std::string shown(std::string_view line) {
  const bool ends = line.ends_with('\n');
  if (ends) line.remove_suffix(1);
  const bool windows = line.ends_with('\r');
  if (windows) line.remove_suffix(1);
  std::string result;
  while (true) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    result += printable(line.substr(0, tab));
    if (tab == line.size()) break;
    result += '\t';
    line.remove_prefix(tab + 1);
  }
  return result + (windows ? "\r" : "") +
         (ends ? "\n" : "\n\\ No newline at end of file\n");
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after,
                         std::string_view name) {
  if (before == after) return {};
  const std::vector<Line> lines =
      Differ(lines_of(before), lines_of(after)).run();
  const std::string shown_name = printable(name);
  std::string diff = "--- " + shown_name + "\n+++ " + shown_name + "\n";
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  std::size_t i = 0;
  while (i < lines.size()) {
    if (lines[i].side == Side::both) {
      ++i, ++old_line, ++new_line;
      continue;
    }
    // A hunk ends where more equal lines follow than two contexts hold.
    std::size_t end = i;
    std::size_t equal = 0;
    for (std::size_t k = i; k < lines.size() && equal <= 2 * kContext; ++k) {
      equal = lines[k].side == Side::both ? equal + 1 : 0;
      if (equal == 0) end = k + 1;
    }
    const std::size_t lead = std::min(i, kContext);
    const std::size_t first = i - lead;
    const std::size_t last = std::min(end + kContext, lines.size());
    std::size_t removed = 0;
    std::size_t added = 0;
    std::string body;
    for (std::size_t k = first; k < last; ++k) {
      removed += lines[k].side != Side::added ? 1 : 0;
      added += lines[k].side != Side::removed ? 1 : 0;
      body +=
          line_start(static_cast<char>(lines[k].side) + shown(lines[k].text));
    }
    diff += "@@ -" + range(old_line - lead, removed) + " +" +
            range(new_line - lead, added) + " @@\n" + body;
    old_line += removed - lead;
    new_line += added - lead;
    i = last;
  }
  return diff;
}

}  // namespace dct::text
