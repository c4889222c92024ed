// SPDX-License-Identifier: MIT
#include "report/changes/change_lines.hpp"

#include <dct/zone/difference.hpp>
#include <dct/zone/master_file.hpp>

#include <algorithm>
#include <array>

#include "text/quote.hpp"

namespace dct::report {
namespace {

std::string why(const Simulation& simulation, unsigned number,
                apply::Reason reason) {
  const std::string record = record_name(simulation, number);
  return (record.empty() ? "" : record + ": ") +
         std::string(apply::explanation(reason));
}

bool comes_before(const ChangeLine& a, const ChangeLine& b) {
  if (a.record.owner != b.record.owner) {
    return zone::owner_before(a.record.owner, b.record.owner);
  }
  return a.sign < b.sign;
}

}  // namespace

std::string record_name(const Simulation& simulation, unsigned number) {
  if (number == 0 || number > simulation.records.size()) return {};
  return text::printable(simulation.records[number - 1].type_name) +
         " record " + std::to_string(number);
}

std::vector<ChangeLine> change_lines(const Simulation& simulation) {
  const apply::Change& change = *simulation.result;
  std::vector<ChangeLine> lines;
  lines.reserve(change.removed.size() + change.added.size() +
                change.kept.size());
  for (const apply::Removed& r : change.removed) {
    lines.push_back({.sign = Sign::removed,
                     .record = simulation.zone[r.id],
                     .new_ttl = std::nullopt,
                     .number = r.number,
                     .reason = r.reason,
                     .why = why(simulation, r.number, r.reason)});
  }
  for (const apply::Added& a : change.added) {
    lines.push_back({.sign = Sign::added,
                     .record = a.record,
                     .new_ttl = std::nullopt,
                     .number = a.number,
                     .reason = std::nullopt,
                     .why = record_name(simulation, a.number)});
  }
  for (const apply::Kept& k : change.kept) {
    const zone::RecordView record = simulation.zone[k.id];
    const bool changed = k.ttl && k.ttl != record.ttl;
    const apply::Reason reason = changed ? apply::Reason::one_ttl : k.reason;
    lines.push_back({.sign = changed ? Sign::changed : Sign::kept,
                     .record = record,
                     .new_ttl = changed ? k.ttl : std::nullopt,
                     .number = k.number,
                     .reason = reason,
                     .why = why(simulation, k.number, reason)});
  }
  std::stable_sort(lines.begin(), lines.end(), comes_before);
  return lines;
}

std::string headline(const Simulation& simulation) {
  std::string text = text::printable(simulation.title);
  if (!simulation.domain.empty()) {
    text += " on " +
            (simulation.host.empty() ? ""
                                     : text::printable(simulation.host) + ".") +
            text::printable(simulation.domain);
  }
  if (!simulation.groups.empty()) {
    std::vector<std::string> groups;
    for (const std::string& g : simulation.groups) {
      groups.push_back(text::printable(g));
    }
    text += groups.size() == 1 ? ", group " : ", groups ";
    text += text::join(groups);
  }
  return text;
}

std::string verdict_text(const RequestVerdict& request) {
  if (request.refused) return "a provider refuses the request";
  return "the request is in order; " +
         (request.verified ? "its signature verifies (" +
                                 text::printable(request.algorithm) + ", key " +
                                 text::printable(request.key_label) + ")"
                           : "the template wants no signature");
}

std::string summary(const std::vector<ChangeLine>& lines) {
  std::array<std::size_t, 4> counts{};
  for (const ChangeLine& line : lines) {
    ++counts[static_cast<std::size_t>(line.sign)];
  }
  return std::to_string(counts[1]) + " added, " + std::to_string(counts[0]) +
         " removed, " + std::to_string(counts[2]) + " changed, " +
         std::to_string(counts[3]) + " kept";
}

namespace {

struct Named {
  std::string_view name;
  ChangeFormat format;
};
constexpr std::array kFormats = {Named{"text", ChangeFormat::text},
                                 Named{"json", ChangeFormat::json},
                                 Named{"zone", ChangeFormat::zone},
                                 Named{"markdown", ChangeFormat::markdown}};

constexpr std::size_t kMaxShown = 4096;  // of a text, in characters

constexpr std::array<char, 4> kSigns = {'-', '+', '~', '='};
constexpr std::array<std::string_view, 4> kColors = {"\x1b[31m", "\x1b[32m",
                                                     "\x1b[33m", "\x1b[2m"};

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

std::string ttl_text(const ChangeLine& line) {
  std::string text = line.record.ttl ? std::to_string(*line.record.ttl) : "-";
  if (line.new_ttl) text += "->" + std::to_string(*line.new_ttl);
  return text;
}

std::string prefixed(std::string_view prefix, std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n') + 1;
    out.append(prefix).append(lines.substr(0, end));
    lines.remove_prefix(end);
  }
  return out;
}

std::string write_text(const Simulation& simulation, bool color) {
  constexpr std::size_t kWidest = 64;
  std::string out = headline(simulation) + "\n";
  if (simulation.request) {
    out += "  " + verdict_text(*simulation.request) + "\n" +
           prefixed("  ", diagnostic::to_text(simulation.request->problems));
    if (simulation.request->refused) return out;
  }
  if (!simulation.result) {
    out += "  can't be applied:\n";
    for (const diagnostic::Problem& e : simulation.result.problems()) {
      out += "  " + e.message + "\n";
    }
    return out;
  }
  const auto lines = change_lines(simulation);
  std::array<std::size_t, 4> width{};
  std::vector<std::array<std::string, 5>> rows;
  for (const ChangeLine& line : lines) {
    rows.push_back({text::printable(line.record.owner), ttl_text(line),
                    text::printable(line.record.type),
                    presentation(line.record), line.why});
    for (std::size_t i = 0; i < width.size(); ++i) {
      width[i] = std::max(width[i], std::min(rows.back()[i].size(), kWidest));
    }
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto sign = static_cast<std::size_t>(lines[r].sign);
    if (color) out += kColors[sign];
    out.append("  ").append(1, kSigns[sign]);
    for (std::size_t i = 0; i < width.size(); ++i) {
      out.append(" ").append(padded(rows[r][i], width[i]));
    }
    if (color) out += "\x1b[0m";
    out.append("  ").append(rows[r].back()).append("\n");
  }
  for (const diagnostic::Problem& remark : simulation.result->remarks) {
    out += "  ! " + record_name(simulation, remark.place.record) + ": " +
           remark.message + "\n";
  }
  if (!simulation.result->inactive.empty()) {
    out += "  left out, their groups are not applied:";
    std::string separator = " ";
    for (const unsigned number : simulation.result->inactive) {
      out += separator + record_name(simulation, number);
      separator = ", ";
    }
    out += "\n";
  }
  return out + summary(lines) + "\n";
}

std::string write_zone(const Simulation& simulation) {
  if (simulation.result) {
    return zone::write_master_file(
        apply::after(simulation.zone, *simulation.result));
  }
  std::string out = "; " + headline(simulation) + " can't be applied\n";
  if (simulation.request && simulation.request->refused) {
    return out + "; " + verdict_text(*simulation.request) + "\n" +
           prefixed("; ", diagnostic::to_text(simulation.request->problems));
  }
  for (const diagnostic::Problem& e : simulation.result.problems()) {
    out += "; " + e.message + "\n";
  }
  return out;
}

}  // namespace

std::optional<ChangeFormat> change_format_named(std::string_view name) {
  for (const Named& f : kFormats) {
    if (f.name == name) return f.format;
  }
  return std::nullopt;
}

std::vector<std::string_view> change_format_names() {
  std::vector<std::string_view> names;
  names.reserve(kFormats.size());
  for (const Named& f : kFormats) names.push_back(f.name);
  return names;
}

std::string presentation(const zone::RecordView& record) {
  std::string text;
  if (!record.service.empty()) {
    text += text::printable(record.service) + "." +
            text::printable(record.protocol) + " ";
  }
  for (const auto& number : {record.priority, record.weight, record.port}) {
    if (number) text += std::to_string(*number) + " ";
  }
  return text + (record.type == "TXT" ? text::quote(record.data, kMaxShown)
                                      : text::printable(record.data));
}

std::string write(const Simulation& simulation, ChangeFormat format,
                  bool color) {
  switch (format) {
    case ChangeFormat::text:
      return write_text(simulation, color);
    case ChangeFormat::json:
      return write_change_json(simulation);
    case ChangeFormat::zone:
      return write_zone(simulation);
    case ChangeFormat::markdown:
      return write_change_markdown(simulation);
  }
  return {};
}

}  // namespace dct::report
