// SPDX-License-Identifier: MIT
#include <dct/report/zone_table.hpp>

#include <algorithm>
#include <array>

#include "report/made_up.hpp"
#include "text/escape/markdown_text.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::report {
namespace {

using Cells = std::array<std::string, 4>;

/// What people look for first.
std::string outcome(const ZoneRow& row) {
  if (!row.error.empty()) return "can't be applied: " + row.error;
  std::string losses;
  for (const std::string& id : row.losses) {
    losses += (losses.empty() ? "" : ", ") + id;
  }
  if (row.changes_again) {
    losses += losses.empty() ? "" : "; ";
    losses += "applied again, something changes";
  }
  return losses;
}

Cells cells_of(const ZoneRow& row) {
  const bool applied = row.error.empty();
  return {text::printable(row.zone +
                          (row.group.empty() ? "" : ", group " + row.group)),
          applied ? std::to_string(row.added) : "-",
          applied ? std::to_string(row.removed) : "-",
          text::printable(outcome(row))};
}

std::string padding(const std::string& text, std::size_t width) {
  const std::size_t columns = text::columns(text);
  return std::string(columns < width ? width - columns : 0, ' ');
}

std::string text_table(std::span<const ZoneRow> rows) {
  std::vector<Cells> lines = {{"zone", "added", "removed", "losses"}};
  for (const ZoneRow& row : rows) lines.push_back(cells_of(row));
  std::array<std::size_t, 3> width{};
  for (const Cells& line : lines) {
    for (std::size_t i = 0; i < width.size(); ++i) {
      width[i] = std::max(width[i], text::columns(line[i]));
    }
  }
  std::string table;
  for (const Cells& line : lines) {
    table += line[0] + padding(line[0], width[0]);
    for (std::size_t i = 1; i < width.size(); ++i) {
      table += "  " + padding(line[i], width[i]) + line[i];
    }
    if (!line[3].empty()) table += "  " + line[3];
    table += '\n';
  }
  return table;
}

std::string markdown_table(std::span<const ZoneRow> rows) {
  std::string table =
      "| zone | added | removed | losses |\n"
      "|---|---:|---:|---|\n";
  for (const ZoneRow& row : rows) {
    const Cells cells = cells_of(row);
    table += "| " + text::markdown_cell(text::markdown_code(cells[0])) + " | " +
             cells[1] + " | " + cells[2] + " | " +
             text::markdown_cell(text::markdown_words(cells[3])) + " |\n";
  }
  return table;
}

}  // namespace

std::string write_zone_table(const ZoneTable& table, ZoneTableFormat format) {
  switch (format) {
    case ZoneTableFormat::text:
      return made_up_text(table.made_up) + text::printable(table.title) + "\n" +
             text_table(table.rows);
    case ZoneTableFormat::markdown:
      return "### " + text::markdown_code(table.title) + "\n\n" +
             made_up_markdown(table.made_up) + markdown_table(table.rows);
  }
  return {};
}

}  // namespace dct::report
