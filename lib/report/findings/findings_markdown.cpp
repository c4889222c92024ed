// SPDX-License-Identifier: MIT

/// A comment on a pull request: a line that sums up, then for each file with
/// findings a table and what can be repaired as a diff.

#include "report/findings/findings_markdown.hpp"

#include <dct/text/diff.hpp>

#include <algorithm>
#include <vector>

#include "json/edit.hpp"
#include "lint/compatible_edits.hpp"
#include "lint/finding_identity.hpp"
#include "report/findings/finding_words.hpp"
#include "text/escape/markdown_text.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

// GitHub takes 65,536 characters; the rest is for what a bot says around it.
constexpr std::size_t kLongest = 64'000;
constexpr std::size_t kLastLine = 200;
constexpr std::size_t kLongestName = 200;  // of a file, in characters
constexpr std::size_t kLongestValue = 40;  // in characters

/// A file as far as it is shown.
struct Section {
  const FileFindings* file;
  std::string head;
  std::vector<diagnostic::Finding> shown;
  std::string rows;
};

/// Room on the page.
class Room {
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

std::string record(const diagnostic::Finding& f) {
  if (f.place.record == 0) return {};
  std::string text = std::to_string(f.place.record);
  for (const std::string& part : {f.record_type, f.record_host}) {
    if (!part.empty()) text += " " + short_code(part, kLongestValue);
  }
  return text;
}

// Of an object or a list the bracket alone is underlined; it tells nothing.
std::string value(const diagnostic::Finding& f, const text::Source& source) {
  const std::string_view text = lint::marked_text(f, source);
  if (text.starts_with('{') || text.starts_with('[')) return {};
  return short_code(text, kLongestValue);
}

std::string reason(const diagnostic::Finding& f) {
  std::string text = text::markdown_words(text::printable(f.message));
  if (!f.help.empty())
    text += "; **help:** " + text::markdown_words(text::printable(f.help));
  if (f.waived)
    text += "; **waived:** " + text::markdown_words(text::printable(*f.waived));
  return text;
}

std::string row(const diagnostic::Finding& f, const text::Source& source) {
  std::string rule = text::markdown_code(f.rule);
  for (const std::string& alias : f.aliases)
    rule += " " + text::markdown_code(alias);
  std::string row = "|";
  for (const std::string& text :
       {std::to_string(f.place.begin.line),
        f.waived ? std::string("waived") : std::string(name(f.severity)), rule,
        record(f), value(f, source), reason(f)}) {
    row += " " + text::markdown_cell(text) + " |";
  }
  return row + "\n";
}

// What can be repaired of the findings shown, as far as there is room.
std::string repairs(const Section& section, Room& room) {
  const text::Source& source = *section.file->source;
  std::size_t fixes = 0;
  const auto edits = lint::compatible_edits(section.shown, fixes);
  if (edits.empty()) return {};
  std::string diff = text::unified_diff(
      source.text(), json::apply_edits(source.text(), edits), source.name());
  diff.erase(std::remove(diff.begin(), diff.end(), '\r'), diff.end());
  for (const std::string& text :
       {"\nThese changes repair " + text::count(fixes, "finding") + ":\n\n" +
            text::markdown_block("diff", diff),
        "\n`dct-lint --fix` repairs " + text::count(fixes, "finding") +
            "; the changes are too long for a comment.\n"}) {
    if (room.take(text.size())) return text;
  }
  return {};
}

// As much of a file's findings as there is room for.
Section section_of(const FileFindings& file, Room& room) {
  Section section{.file = &file};
  section.head = "\n### " + short_code(file.source->name(), kLongestName) +
                 "\n\n| line | severity | rule | record | value | why |\n"
                 "|---:|---|---|---|---|---|\n";
  for (const diagnostic::Finding& f : file.findings) {
    const std::string line = row(f, *file.source);
    const std::size_t head = section.shown.empty() ? section.head.size() : 0;
    if (!room.take(head + line.size())) break;
    section.rows += line;
    section.shown.push_back(f);
  }
  return section;
}

}  // namespace

std::string write_markdown(const FindingsReport& report,
                           const FindingsOptions&) {
  Room room;
  std::string page = "**" + summary(count_findings(report)) + "**\n";
  room.take(page.size());
  std::vector<Section> sections;
  std::size_t hidden = 0;
  for (const FileFindings& file : report.files) {
    if (hidden == 0 && !file.findings.empty()) {
      sections.push_back(section_of(file, room));
      hidden += file.findings.size() - sections.back().shown.size();
    } else {
      hidden += file.findings.size();
    }
  }
  // Findings come first; what room they leave is for the repairs.
  for (Section& section : sections) {
    if (section.shown.empty()) continue;
    page += section.head + section.rows + repairs(section, room);
  }
  if (hidden > 0) {
    page += "\n**" + text::count(hidden, "more finding") +
            (hidden == 1 ? " is" : " are") +
            " not shown: a comment has no room for them.**\n";
  }
  return page;
}

}  // namespace dct::report
