// SPDX-License-Identifier: MIT
#include "report/html/source_page.hpp"

#include <algorithm>
#include <map>

#include "report/html/page_words.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

using diagnostic::Finding;

constexpr std::size_t kMostLines = 2000;    // of a page
constexpr std::size_t kLongestLine = 2000;  // in characters
constexpr std::size_t kAround = 3;          // lines, of a finding

std::vector<std::string_view> lines_of(std::string_view source) {
  std::vector<std::string_view> lines;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    std::string_view line = source.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  return lines;
}

/// A tab is white space here, not something to be escaped.
std::string without_tabs(std::string_view line) {
  std::string spaced;
  for (const char c : line) {
    if (c == '\t') {
      spaced += "  ";
    } else {
      spaced += c;
    }
  }
  return text::shorten(spaced, kLongestLine);
}

PageData finding_data(const Finding& f) {
  PageData data;
  set_tone(data, f.waived ? Tone::good : tone_of(f.severity));
  return data.set("severity", name(f.severity))
      .set("rule", f.rule)
      .set("message", f.message)
      .set("help", f.help)
      .set("waived", f.waived.value_or(""));
}

}  // namespace

void set_source(PageData& page, std::string_view source,
                const std::vector<Finding>& findings) {
  const auto lines = lines_of(source);
  std::multimap<std::size_t, const Finding*> by_line;
  for (const Finding& f : findings) {
    by_line.emplace(std::max<std::size_t>(1, f.place.begin.line), &f);
  }
  const auto is_near = [&](std::size_t number) {
    const auto next =
        by_line.lower_bound(number > kAround ? number - kAround : 0);
    return next != by_line.end() && next->first <= number + kAround;
  };
  PageData::List shown;
  for (std::size_t number = 1; number <= lines.size(); ++number) {
    if (lines.size() > kMostLines && !is_near(number)) continue;
    if (shown.size() == kMostLines) break;
    PageData::List here;
    const auto [begin, end] = by_line.equal_range(number);
    for (auto it = begin; it != end; ++it) {
      here.push_back(finding_data(*it->second));
    }
    PageData line;
    shown.push_back(line.set("number", number)
                        .set("text", without_tabs(lines[number - 1]))
                        .set("findings", std::move(here)));
  }
  const std::size_t hidden = lines.size() - shown.size();
  page.set("source_lines", std::move(shown));
  page.set("source_more",
           hidden > 0 ? text::count(hidden, "line") + " of " +
                            std::to_string(lines.size()) +
                            " are not shown; they have no findings, or come "
                            "after " +
                            std::to_string(kMostLines) + " others"
                      : "");
}

}  // namespace dct::report
