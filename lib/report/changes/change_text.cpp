// SPDX-License-Identifier: MIT
#include "report/changes/change_text.hpp"

#include <algorithm>
#include <array>

#include "report/changes/change_lines.hpp"
#include "report/made_up.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::report {
namespace {

constexpr std::array<char, 4> kSigns = {'-', '+', '~', '='};
constexpr std::array<std::string_view, 4> kColors = {"\x1b[31m", "\x1b[32m",
                                                     "\x1b[33m", "\x1b[2m"};

std::string padded(std::string text, std::size_t width) {
  const std::size_t columns = text::columns(text);
  if (columns < width) text.append(width - columns, ' ');
  return text;
}

std::string ttl_text(const ChangeLine& line) {
  std::string text = line.record.ttl ? std::to_string(*line.record.ttl) : "-";
  if (line.new_ttl) text += "->" + std::to_string(*line.new_ttl);
  return text;
}

std::string loss_lines(const ChangeReport& report) {
  std::string lines;
  for (const apply::Loss& loss : report.losses) {
    lines += "  ! " + std::string(loss.area) + ": " + loss.message + " [" +
             std::string(loss.id) + "]\n";
    for (const zone::ResourceRecord& r : loss.records) {
      lines += "      " + text::printable(r.owner) + " " +
               text::printable(r.type) + " " + presentation(r) + "\n";
    }
  }
  return lines;
}

}  // namespace

std::string write_change_text(const ChangeReport& report,
                              const ChangeOptions& options) {
  constexpr std::size_t kWidest = 64;
  std::string out = made_up_text(report.made_up) + headline(report) + "\n";
  if (report.request) {
    out += "  " + verdict_text(*report.request) + "\n" +
           prefixed("  ", diagnostic::to_text(report.request->problems));
    if (report.request->refused) return out;
  }
  if (!report.result) {
    out += "  can't be applied:\n";
    for (const diagnostic::Problem& e : report.result.problems()) {
      out += "  " + e.message + "\n";
    }
    return out;
  }
  const auto lines = change_lines(report);
  std::array<std::size_t, 4> width{};
  std::vector<std::array<std::string, 5>> rows;
  for (const ChangeLine& line : lines) {
    rows.push_back({text::printable(line.record.owner), ttl_text(line),
                    text::printable(line.record.type),
                    presentation(line.record), line.why});
    for (std::size_t i = 0; i < width.size(); ++i) {
      width[i] =
          std::max(width[i], std::min(text::columns(rows.back()[i]), kWidest));
    }
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto sign = static_cast<std::size_t>(lines[r].kind);
    if (options.color) out += kColors[sign];
    out.append("  ").append(1, kSigns[sign]);
    for (std::size_t i = 0; i < width.size(); ++i) {
      out.append(" ").append(padded(rows[r][i], width[i]));
    }
    if (options.color) out += "\x1b[0m";
    out.append("  ").append(rows[r].back()).append("\n");
  }
  for (const diagnostic::Problem& remark : report.result->remarks) {
    out += "  ! " + record_name(report, remark.place.record) + ": " +
           remark.message + "\n";
  }
  out += loss_lines(report);
  if (!report.result->inactive.empty()) {
    out += "  not applied, because of their groups:";
    std::string separator = " ";
    for (const unsigned number : report.result->inactive) {
      out += separator + record_name(report, number);
      separator = ", ";
    }
    out += "\n";
  }
  return out + summary(lines) + "\n";
}

}  // namespace dct::report
