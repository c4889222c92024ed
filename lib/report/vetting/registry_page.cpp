// SPDX-License-Identifier: MIT
#include "report/vetting/registry_page.hpp"

#include <dct/text/percent.hpp>
#include <dct/version.hpp>

#include <algorithm>
#include <array>

#include "report/html/page_template.hpp"
#include "report/vetting/vetting_page.hpp"
#include "report/vetting/vetting_words.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

using vet::Decision;
using vet::Level;

constexpr std::array kLevels = {Level::critical, Level::high, Level::moderate,
                                Level::low};
constexpr std::array kDecisions = {
    Decision::reject, Decision::changes_requested,
    Decision::approve_with_remarks, Decision::approve};

struct Bar {
  std::string label{};
  Tone tone = Tone::good;
  std::size_t count = 0;
};

PageData chart(std::string_view id, std::string_view title,
               const std::vector<Bar>& bars) {
  constexpr std::size_t kWidth = 210;
  constexpr std::size_t kHeight = 22;
  std::size_t most = 1;
  for (const Bar& bar : bars) most = std::max(most, bar.count);
  PageData::List drawn;
  std::vector<std::string> words;
  for (const Bar& bar : bars) {
    const std::size_t y = drawn.size() * kHeight;
    // Nothing that is there is drawn as nothing.
    const std::size_t width =
        bar.count == 0 ? 0
                       : std::max<std::size_t>(2, kWidth * bar.count / most);
    PageData data;
    set_tone(data, bar.tone);
    drawn.push_back(data.set("label", bar.label)
                        .set("count", bar.count)
                        .set("text_y", y + 13)
                        .set("bar_y", y + 2)
                        .set("width", width)
                        .set("count_x", 156 + width));
    words.push_back(bar.label + " " + std::to_string(bar.count));
  }
  PageData data;
  return data.set("chart_id", id)
      .set("chart_title", title)
      .set("chart_words", text::join(words))
      .set("height", bars.size() * kHeight)
      .set("bars", std::move(drawn));
}

PageData level_chart(const std::vector<RegistryRow>& rows) {
  std::vector<Bar> bars;
  for (const Level level : kLevels) {
    const auto n = std::count_if(
        rows.begin(), rows.end(), [level](const RegistryRow& row) {
          return row.vetting->exposure.level() == level;
        });
    bars.push_back({std::string(name(level)), tone_of(level),
                    static_cast<std::size_t>(n)});
  }
  return chart("by-level", "By level", bars);
}

PageData decision_chart(const std::vector<RegistryRow>& rows) {
  std::vector<Bar> bars;
  for (const Decision decision : kDecisions) {
    const auto n = std::count_if(
        rows.begin(), rows.end(), [decision](const RegistryRow& row) {
          return row.vetting->verdict.decision == decision;
        });
    bars.push_back({std::string(decision_words(decision)), tone_of(decision),
                    static_cast<std::size_t>(n)});
  }
  return chart("by-decision", "By decision", bars);
}

PageData row_data(const RegistryRow& row) {
  constexpr std::size_t kLongest = 160;
  const vet::Vetting& v = *row.vetting;
  PageData data;
  set_tone(data, tone_of(v.exposure.level()));
  return data.set("level", name(v.exposure.level()))
      .set("level_order", static_cast<unsigned>(v.exposure.level()))
      .set("decision_id", name(v.verdict.decision))
      .set("decision", decision_words(v.verdict.decision))
      .set("decision_order", static_cast<unsigned>(v.verdict.decision))
      .set("page", text::percent_encode(row.page))
      .set("heading", v.title + (v.version.empty() ? "" : " v" + v.version))
      .set("display_name", display_name(v.identity))
      .set("findings", unwaived(v))
      .set("losses", v.losses.size())
      .set("reason",
           v.verdict.reasons.empty()
               ? ""
               : text::shorten(v.verdict.reasons.front().say, kLongest));
}

}  // namespace

std::string write_registry_page(const std::vector<RegistryRow>& rows,
                                const VettingOptions& options) {
  PageData::List shown;
  for (const RegistryRow& row : rows) shown.push_back(row_data(row));
  PageData::List levels;
  for (const Level level : kLevels) levels.emplace_back(name(level));
  PageData::List decisions;
  for (const Decision decision : kDecisions) {
    PageData data;
    decisions.push_back(data.set("value", name(decision))
                            .set("label", decision_words(decision)));
  }
  PageData page;
  page.set("title", text::count(rows.size(), "template") + " examined")
      .set("script", true)
      .set("template_count", text::count(rows.size(), "template"))
      .set("judged_by", options.judged_by)
      .set("date", options.date)
      .set("dct_version", kVersion)
      .set("charts", PageData::List{level_chart(rows), decision_chart(rows)})
      .set("levels", std::move(levels))
      .set("decisions", std::move(decisions))
      .set("rows", std::move(shown));
  return write_page("registry.html", std::move(page));
}

}  // namespace dct::report
