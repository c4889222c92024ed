// SPDX-License-Identifier: MIT
#include "report/findings/findings_text.hpp"

#include <dct/text/escape/terminal_line.hpp>

#include <algorithm>

#include "report/findings/finding_words.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::report {
namespace {

constexpr std::size_t kWidth = 96;  // of a line of source, in columns

struct Paint {
  bool on;

  std::string operator()(std::string_view code, std::string_view text) const {
    if (!on) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
};

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kGreen = "32";

std::string_view color_of(diagnostic::Severity severity) {
  switch (severity) {
    case diagnostic::Severity::error:
      return "1;31";
    case diagnostic::Severity::warning:
      return "1;33";
    case diagnostic::Severity::info:
    case diagnostic::Severity::off:
      return "1;36";
  }
  return {};
}

/// A line of source with the part that is underlined, cut to fit.
struct Excerpt {
  std::string before;
  std::string marked;
  std::string after;
};

// Tabs are shown as one blank: the underline has to stand below its text.
std::string shown(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), '\t', ' ');
  return text::printable(result);
}

Excerpt excerpt(std::string_view line, std::size_t begin, std::size_t end) {
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  // The marked part first, then what is in front of it, then what follows.
  std::size_t stop = begin;
  std::size_t used = 0;
  while (stop < end && used < kWidth / 2) {
    const std::size_t n = text::next_code_point(line, stop);
    used += text::columns(shown(line.substr(stop, n - stop)));
    stop = n;
  }
  const bool cut = stop < end;
  std::size_t first = begin;
  std::size_t lead = 0;
  while (first > 0 && used + lead < kWidth - 12) {
    first = text::previous_code_point(line, first);
    ++lead;
  }
  if (first > 0) {
    // Too much before it: show a little of that, and more after it.
    first = begin;
    lead = 0;
    while (first > 0 && lead < 36) {
      first = text::previous_code_point(line, first);
      ++lead;
    }
  }
  std::size_t last = stop;
  std::size_t total = used + lead;
  while (!cut && last < line.size() && total < kWidth) {
    last = text::next_code_point(line, last);
    ++total;
  }
  Excerpt e{
      .before =
          (first > 0 ? "…" : "") + shown(line.substr(first, begin - first)),
      .marked = shown(line.substr(begin, stop - begin)) + (cut ? "…" : ""),
      .after = shown(line.substr(stop, last - stop)) +
               (!cut && last < line.size() ? "…" : "")};
  // A command to GitHub's log may lie across the parts.
  const std::string whole = e.before + e.marked + e.after;
  if (text::printable(whole) != whole) {
    return {.before = {}, .marked = text::printable(whole), .after = {}};
  }
  return e;
}

void add_excerpt(std::string& out, const text::Source& source,
                 const diagnostic::Finding& f, Paint paint) {
  const std::string_view line = source.line(f.place.begin.line);
  const auto line_start = static_cast<std::size_t>(
      line.data() ? line.data() - source.text().data() : 0);
  const std::size_t begin =
      f.place.span.begin >= line_start ? f.place.span.begin - line_start : 0;
  const std::size_t end = f.place.end.line == f.place.begin.line
                              ? f.place.span.end - line_start
                              : line.size();
  const Excerpt e = excerpt(line, begin, end);
  const std::string number = std::to_string(f.place.begin.line);
  const std::string gutter(number.size() + 2, ' ');
  out += paint(kDim, " " + number + " | ") + e.before +
         paint(color_of(f.severity), e.marked) + e.after + "\n";
  const std::size_t marks = std::max<std::size_t>(1, text::columns(e.marked));
  out += paint(kDim, gutter + "| ") +
         std::string(text::columns(e.before), ' ') +
         paint(color_of(f.severity), "^" + std::string(marks - 1, '~')) + "\n";
}

void add_finding(std::string& out, const text::Source& source,
                 const diagnostic::Finding& f, Paint paint) {
  out += paint(kBold, text::one_line(f.place.file) + ":" +
                          std::to_string(f.place.begin.line) + ":" +
                          std::to_string(f.place.begin.column) + ":") +
         " " +
         paint(color_of(f.severity), (f.waived ? "waived " : "") +
                                         std::string(name(f.severity)) + "[" +
                                         label(f) + "]:") +
         " " + paint(kBold, text::printable(f.message)) + "\n";
  // What is said of the whole file has nothing to underline.
  if (f.place.span.end > 0) add_excerpt(out, source, f, paint);
  const std::string margin(std::to_string(f.place.begin.line).size() + 2, ' ');
  for (const diagnostic::Note& note : f.notes) {
    out += margin + paint(kDim, "= note: ") +
           (note.place.file.empty() ? ""
                                    : text::printable(note.place.file) + ":") +
           std::to_string(note.place.begin.line) + ":" +
           std::to_string(note.place.begin.column) + ": " +
           text::printable(note.message) + "\n";
  }
  if (!f.help.empty()) {
    out += margin + paint(kGreen, "= help: ") + text::printable(f.help) + "\n";
  }
  if (f.waived) {
    out +=
        margin + paint(kDim, "= waived: ") + text::printable(*f.waived) + "\n";
  }
}

}  // namespace

std::string text_of(const diagnostic::Finding& finding,
                    const text::Source& source) {
  std::string out;
  add_finding(out, source, finding, Paint{.on = false});
  return out;
}

std::string write_text(const FindingsReport& report,
                       const FindingsOptions& options) {
  const Paint paint{options.color};
  std::string out;
  for (const FileFindings& file : report.files) {
    for (const diagnostic::Finding& f : file.findings) {
      add_finding(out, *file.source, f, paint);
      out += "\n";
    }
  }
  if (!options.summary) return out;
  out += write_most_frequent(report);
  for (const std::string& sentence : policies_in_words(report)) {
    out += sentence + "\n";
  }
  return out + summary(count_findings(report)) + "\n";
}

}  // namespace dct::report
