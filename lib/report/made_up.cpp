// SPDX-License-Identifier: MIT
#include "report/made_up.hpp"

#include <algorithm>
#include <vector>

#include "text/escape/markdown_text.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

constexpr std::size_t kWidest = 48;
constexpr std::size_t kLongestValue = 120;  // in characters

std::string option_of(const MadeUpValue& v) {
  return v.option + " " + (v.name.empty() ? "" : v.name + "=") + v.value;
}

}  // namespace

std::string made_up_lines(std::span<const MadeUpValue> values,
                          std::string_view prefix) {
  std::vector<std::string> options;
  std::size_t width = 0;
  for (const MadeUpValue& v : values) {
    options.push_back(text::printable(option_of(v)));
    width = std::max(width, std::min(options.back().size(), kWidest));
  }
  std::string lines;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].size() < width) options[i].resize(width, ' ');
    lines.append(prefix).append(options[i]).append("  for ");
    lines += values[i].where + "\n";
  }
  return lines;
}

std::string made_up_text(std::span<const MadeUpValue> values) {
  if (values.empty()) return {};
  return "Values made up:\n" + made_up_lines(values, "  ") + "\n";
}

std::string made_up_markdown(std::span<const MadeUpValue> values) {
  if (values.empty()) return {};
  std::string lines = "Values made up:\n\n";
  for (const MadeUpValue& v : values) {
    lines += "- " +
             text::markdown_code(text::shorten(option_of(v), kLongestValue)) +
             " for " + text::markdown_words(v.where) + "\n";
  }
  return lines + "\n";
}

}  // namespace dct::report
