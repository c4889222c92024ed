// SPDX-License-Identifier: MIT
#include "report/changes/change_markdown.hpp"

#include <array>

#include "report/changes/change_lines.hpp"
#include "report/made_up.hpp"
#include "text/escape/markdown_text.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

constexpr std::size_t kLongestValue = 120;  // in characters
constexpr std::size_t kMostLines = 300;     // of a table on one page

constexpr std::array<std::string_view, 4> kSigns = {"removed", "**added**",
                                                    "changed", "kept"};

std::string shown(std::string_view text) {
  return text::markdown_cell(
      text::markdown_code(text::shorten(text, kLongestValue)));
}

std::string row(const ChangeLine& line) {
  std::string ttl = line.record.ttl ? std::to_string(*line.record.ttl) : "";
  if (line.new_ttl) ttl += " → " + std::to_string(*line.new_ttl);
  return "| " + std::string(kSigns[static_cast<std::size_t>(line.kind)]) +
         " | " + shown(text::printable(line.record.owner)) + " | " + ttl +
         " | " + shown(text::printable(line.record.type)) + " | " +
         shown(presentation(line.record)) + " | " +
         text::markdown_cell(text::markdown_words(line.why)) + " |\n";
}

std::string request_lines(const RequestVerdict& request) {
  std::string lines =
      "**" + text::markdown_words(verdict_text(request)) + "**\n\n";
  for (const diagnostic::Problem& m : request.problems) {
    lines += "- **" + std::string(name(m.severity)) + "** " +
             text::markdown_code(m.rule) + ": " +
             text::markdown_words(m.message) +
             (m.help.empty() ? "" : "; " + text::markdown_words(m.help)) + "\n";
  }
  return lines + (request.problems.empty() ? "" : "\n");
}

std::string loss_item(const apply::Loss& loss) {
  std::string item = "- **" + std::string(loss.area) +
                     "**: " + text::markdown_words(loss.message) + " (" +
                     text::markdown_code(loss.id) + ")\n";
  for (const zone::ResourceRecord& r : loss.records) {
    item +=
        "  - " +
        text::markdown_code(text::shorten(
            r.owner + " " + r.type + " " + presentation(r), kLongestValue)) +
        "\n";
  }
  return item;
}

}  // namespace

std::string write_change_markdown(const ChangeReport& report,
                                  const ChangeOptions&) {
  std::string page = "### " + text::markdown_words(headline(report)) + "\n\n" +
                     made_up_markdown(report.made_up);
  if (report.request) {
    page += request_lines(*report.request);
    if (report.request->refused) return page;
  }
  if (!report.result) {
    page += "It can't be applied:\n\n";
    for (const diagnostic::Problem& error : report.result.problems()) {
      page += "- " + text::markdown_words(error.message) + "\n";
    }
    return page;
  }
  const auto lines = change_lines(report);
  page += "**" + summary(lines) + "**\n";
  if (!lines.empty()) {
    page +=
        "\n| | owner | TTL | type | data | why |\n|---|---|---:|---|---|---|\n";
  }
  for (std::size_t i = 0; i < lines.size() && i < kMostLines; ++i) {
    page += row(lines[i]);
  }
  if (lines.size() > kMostLines) {
    page += "\nand " + text::count(lines.size() - kMostLines, "more record") +
            ".\n";
  }
  if (!report.result->remarks.empty() || !report.losses.empty()) page += "\n";
  for (const diagnostic::Problem& remark : report.result->remarks) {
    page += "- " + record_name(report, remark.place.record) + ": " +
            text::markdown_words(remark.message) + "\n";
  }
  for (const apply::Loss& loss : report.losses) page += loss_item(loss);
  return page;
}

}  // namespace dct::report
