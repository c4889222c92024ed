// SPDX-License-Identifier: MIT
#include "report/changes/change_page.hpp"

#include <array>

#include "report/changes/change_lines.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

constexpr std::size_t kLongestValue = 200;  // in characters
constexpr std::size_t kMostLines = 300;     // of a table

struct KindWords {
  std::string_view name{};
  std::string_view sign{};
};
// In the order of ChangeKind.
constexpr std::array kKinds = {
    KindWords{"removed", "−"}, KindWords{"added", "+"},
    KindWords{"changed", "~"}, KindWords{"kept", "="}};

PageData row(ChangeKind kind, const zone::RecordView& record) {
  const KindWords& words = kKinds[static_cast<std::size_t>(kind)];
  PageData data;
  return data.set("kind", words.name)
      .set("sign", words.sign)
      .set("owner", record.owner)
      .set("type", record.type)
      .set("data", text::shorten(presentation(record), kLongestValue));
}

void set_rows(PageData& page, const std::string& caption, PageData::List rows,
              bool has_why) {
  const std::size_t more =
      rows.size() > kMostLines ? rows.size() - kMostLines : 0;
  if (more > 0) rows.resize(kMostLines);
  page.set("change_caption", caption)
      .set("change_has_why", has_why)
      .set("change_rows", std::move(rows))
      .set("change_more",
           more > 0 ? "and " + text::count(more, "more record") : "");
}

}  // namespace

void set_change(PageData& page, const std::string& caption,
                const ChangeReport& report) {
  PageData::List rows;
  for (const ChangeLine& line : change_lines(report)) {
    std::string ttl = line.record.ttl ? std::to_string(*line.record.ttl) : "";
    if (line.new_ttl) ttl += " → " + std::to_string(*line.new_ttl);
    rows.push_back(
        row(line.kind, line.record).set("ttl", ttl).set("why", line.why));
  }
  set_rows(page, caption, std::move(rows), true);
}

void set_change(PageData& page, const std::string& caption,
                const std::vector<zone::ResourceRecord>& removed,
                const std::vector<zone::ResourceRecord>& added) {
  PageData::List rows;
  const auto add = [&rows](ChangeKind kind, const zone::ResourceRecord& r) {
    rows.push_back(
        row(kind, r).set("ttl", r.ttl ? std::to_string(*r.ttl) : ""));
  };
  for (const auto& r : removed) add(ChangeKind::removed, r);
  for (const auto& r : added) add(ChangeKind::added, r);
  set_rows(page, caption, std::move(rows), false);
}

}  // namespace dct::report
