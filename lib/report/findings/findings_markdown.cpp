// SPDX-License-Identifier: MIT

/// A comment on a pull request: a line that sums up, then for each file with
/// findings a list and what can be repaired as a diff. A list and no table: the
/// text of an item wraps, whatever the width of the page, and that of a table's
/// last column is cut.

#include "report/findings/findings_markdown.hpp"

#include <dct/lint/handbook.hpp>
#include <dct/text/diff.hpp>

#include <algorithm>
#include <vector>

#include "json/edit.hpp"
#include "lint/compatible_edits.hpp"
#include "report/findings/finding_words.hpp"
#include "text/escape/markdown_text.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

// GitHub takes 65,536 characters; the rest is for what a bot says around it.
constexpr std::size_t kLongest = 64'000;
constexpr std::size_t kLastLine = 200;
constexpr std::size_t kLongestName = 200;  // of a file, in characters

/// A file as far as it is shown.
struct Section {
  const FileFindings* file = nullptr;
  std::string head{};
  std::vector<diagnostic::Finding> shown{};
  std::string items{};
};

/// What is left of the page.
class PageSpace {
 public:
  bool take(std::size_t size) {
    if (size > left_) return false;
    left_ -= size;
    return true;
  }

 private:
  std::size_t left_ = kLongest - kLastLine;
};

std::string short_code(std::string_view text, std::size_t longest) {
  return text::markdown_code(text::shorten(text, longest));
}

// A line of an item: a backslash ends it, which GitHub shows as a new line in
// comments and in files.
std::string next_line(const char* title, std::string_view sentence) {
  return "\\\n  **" + std::string(title) + ":** " +
         text::markdown_words(text::printable(sentence));
}

// The rule, linked to what it says where that is published.
std::string linked_rule(std::string_view rule) {
  const std::string docs = lint::docs_address(rule);
  const std::string code = text::markdown_code(rule);
  return docs.starts_with("https://") ? "[" + code + "](" + docs + ")" : code;
}

std::string item(const diagnostic::Finding& f) {
  std::string item = "- **" +
                     std::string(f.waived ? "waived" : name(f.severity)) +
                     "** line " + std::to_string(f.place.begin.line) + ", " +
                     linked_rule(f.rule);
  for (const std::string& alias : f.aliases) {
    item += " " + text::markdown_code(alias);
  }
  item += ": " + text::markdown_words(text::printable(f.message));
  if (!f.help.empty()) item += next_line("help", f.help);
  if (f.waived) item += next_line("waived", *f.waived);
  return item + "\n";
}

// What can be repaired of the findings shown, as far as they fit.
std::string repairs(const Section& section, PageSpace& space) {
  const text::Source& source = *section.file->source;
  std::size_t fixes = 0;
  const auto edits = lint::compatible_edits(section.shown, fixes);
  if (edits.empty()) return {};
  std::string diff = text::unified_diff(
      source.text(), json::apply_edits(source.text(), edits), source.name());
  diff.erase(std::remove(diff.begin(), diff.end(), '\r'), diff.end());
  for (const std::string& text :
       {"\nThese changes repair " + text::count(fixes, "finding") +
            " (read them first):\n\n" + text::markdown_block("diff", diff),
        "\n`dct-lint --fix` repairs " + text::count(fixes, "finding") +
            "; the changes are too long for a comment.\n"}) {
    if (space.take(text.size())) return text;
  }
  return {};
}

// As much of a file's findings as fits.
Section section_of(const FileFindings& file, PageSpace& space) {
  Section section{.file = &file};
  section.head =
      "\n### " + short_code(file.source->name(), kLongestName) + "\n\n";
  for (const diagnostic::Finding& f : file.findings) {
    const std::string line = item(f);
    const std::size_t head = section.shown.empty() ? section.head.size() : 0;
    if (!space.take(head + line.size())) break;
    section.items += line;
    section.shown.push_back(f);
  }
  return section;
}

}  // namespace

std::string write_markdown(const FindingsReport& report,
                           const FindingsOptions&) {
  PageSpace space;
  std::string page = "**" + summary(count_findings(report)) + "**\n";
  for (const std::string& sentence : policies_in_words(report)) {
    page += "\n" + text::markdown_words(sentence) + "\n";
  }
  space.take(page.size());
  std::vector<Section> sections;
  std::size_t hidden = 0;
  for (const FileFindings& file : report.files) {
    if (hidden == 0 && !file.findings.empty()) {
      sections.push_back(section_of(file, space));
      hidden += file.findings.size() - sections.back().shown.size();
    } else {
      hidden += file.findings.size();
    }
  }
  // Findings come first; what room they leave is for the repairs.
  for (Section& section : sections) {
    if (section.shown.empty()) continue;
    page += section.head + section.items + repairs(section, space);
  }
  if (hidden > 0) {
    page += "\n**" + text::count(hidden, "more finding") +
            (hidden == 1 ? " is" : " are") +
            " not shown: a comment has no room for them.**\n";
  }
  return page;
}

}  // namespace dct::report
