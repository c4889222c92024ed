// SPDX-License-Identifier: MIT
#include <dct/text/diff.hpp>

#include <algorithm>
#include <vector>

#include "text/changed_lines.hpp"
#include "text/escape/workflow_command.hpp"
#include "text/quote.hpp"

namespace dct::text {
namespace {

constexpr std::size_t kContext = 3;

/// With their line ends.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end == text.npos ? end : end + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

enum class Side : char { both = ' ', removed = '-', added = '+' };

struct DiffLine {
  Side side;
  std::string_view text;
};

/// What is removed comes before what is added in its place.
std::vector<DiffLine> merged(const Lines& before, const Lines& after) {
  const ChangedLines changed = changed_lines(before, after);
  std::vector<DiffLine> lines;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && changed.removed[i]) {
      lines.push_back({Side::removed, before[i++]});
    } else if (j < after.size() && changed.added[j]) {
      lines.push_back({Side::added, after[j++]});
    } else {
      lines.push_back({Side::both, before[i++]});
      ++j;
    }
  }
  return lines;
}

std::string range(std::size_t begin, std::size_t length) {
  // An empty range follows the line that it names.
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

/// Where the changes that begin at `first` end: so many equal lines follow that
/// they do not fit between two contexts.
std::size_t end_of_hunk(const std::vector<DiffLine>& lines, std::size_t first) {
  std::size_t end = first;
  std::size_t equal = 0;
  for (std::size_t i = first; i < lines.size() && equal <= 2 * kContext; ++i) {
    equal = lines[i].side == Side::both ? equal + 1 : 0;
    if (equal == 0) end = i + 1;
  }
  return end;
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after,
                         std::string_view name) {
  if (before == after) return {};
  const std::vector<DiffLine> lines = merged(lines_of(before), lines_of(after));
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
    const std::size_t lead = std::min(i, kContext);
    const std::size_t last =
        std::min(end_of_hunk(lines, i) + kContext, lines.size());
    std::size_t removed = 0;
    std::size_t added = 0;
    std::string body;
    for (std::size_t k = i - lead; k < last; ++k) {
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
