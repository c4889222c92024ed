// SPDX-License-Identifier: MIT
#include "report/changes/change_lines.hpp"

#include <dct/zone/difference.hpp>

#include <algorithm>
#include <array>
#include <tuple>

#include "text/quote.hpp"

namespace dct::report {
namespace {

std::string why(const ChangeReport& report, unsigned number,
                apply::Reason reason) {
  const std::string record = record_name(report, number);
  return (record.empty() ? "" : record + ": ") +
         std::string(apply::explanation(reason));
}

/// Types as people look for them; others follow by name.
std::size_t type_order(std::string_view type) {
  static constexpr std::array<std::string_view, 10> kTypes = {
      "SOA",       "NS",       "A",        "AAAA", "CNAME",
      "APEXCNAME", "REDIR301", "REDIR302", "MX",   "TXT"};
  return static_cast<std::size_t>(
      std::find(kTypes.begin(), kTypes.end(), type) - kTypes.begin());
}

bool comes_before(const ChangeLine& a, const ChangeLine& b) {
  if (a.record.owner != b.record.owner) {
    return zone::owner_before(a.record.owner, b.record.owner);
  }
  const auto key = [](const ChangeLine& line) {
    return std::tuple(type_order(line.record.type), line.record.type, line.kind,
                      line.number);
  };
  return key(a) < key(b);
}

}  // namespace

std::string record_name(const ChangeReport& report, unsigned number) {
  // Some of the template's records may have been left out.
  for (const templates::Record& r : report.records) {
    if (r.number != number) continue;
    return text::printable(r.type_name) + " record " + std::to_string(number);
  }
  return {};
}

std::vector<ChangeLine> change_lines(const ChangeReport& report) {
  const apply::Change& change = *report.result;
  std::vector<ChangeLine> lines;
  lines.reserve(change.removed.size() + change.added.size() +
                change.kept.size());
  for (const apply::Removed& r : change.removed) {
    lines.push_back({.kind = ChangeKind::removed,
                     .record = report.zone[r.id],
                     .new_ttl = std::nullopt,
                     .number = r.number,
                     .reason = r.reason,
                     .why = why(report, r.number, r.reason)});
  }
  for (const apply::Added& a : change.added) {
    lines.push_back({.kind = ChangeKind::added,
                     .record = a.record,
                     .new_ttl = std::nullopt,
                     .number = a.number,
                     .reason = std::nullopt,
                     .why = record_name(report, a.number)});
  }
  for (const apply::Kept& k : change.kept) {
    const zone::RecordView record = report.zone[k.id];
    const bool changed = k.ttl && k.ttl != record.ttl;
    const apply::Reason reason = changed ? apply::Reason::one_ttl : k.reason;
    lines.push_back({.kind = changed ? ChangeKind::changed : ChangeKind::kept,
                     .record = record,
                     .new_ttl = changed ? k.ttl : std::nullopt,
                     .number = k.number,
                     .reason = reason,
                     .why = why(report, k.number, reason)});
  }
  std::stable_sort(lines.begin(), lines.end(), comes_before);
  return lines;
}

std::string headline(const ChangeReport& report) {
  std::string text = text::printable(report.title);
  if (!report.domain.empty()) {
    text += " on " +
            (report.host.empty() ? "" : text::printable(report.host) + ".") +
            text::printable(report.domain);
  }
  if (!report.groups.empty()) {
    std::vector<std::string> groups;
    for (const std::string& g : report.groups) {
      groups.push_back(text::printable(g));
    }
    text += groups.size() == 1 ? ", group " : ", groups ";
    text += text::join(groups);
  }
  return text;
}

std::string verdict_text(const RequestVerdict& request) {
  if (request.refused) return "a provider refuses the request";
  return "the request is valid; " +
         (request.verified ? "its signature is valid (" +
                                 text::printable(request.algorithm) + ", key " +
                                 text::printable(request.key_label) + ")"
                           : "the template needs no signature");
}

std::string summary(const std::vector<ChangeLine>& lines) {
  std::array<std::size_t, 4> counts{};
  for (const ChangeLine& line : lines) {
    ++counts[static_cast<std::size_t>(line.kind)];
  }
  return std::to_string(counts[1]) + " added, " + std::to_string(counts[0]) +
         " removed, " + std::to_string(counts[2]) + " changed, " +
         std::to_string(counts[3]) + " kept";
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

}  // namespace dct::report
