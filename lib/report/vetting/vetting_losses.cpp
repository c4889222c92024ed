// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "report/changes/change_page.hpp"
#include "report/vetting/vetting_page.hpp"
#include "report/vetting/vetting_words.hpp"
#include "text/quote.hpp"
#include "vet/carried_use.hpp"

namespace dct::report {
namespace {

using vet::CustomerLoss;
using vet::TemplateUse;

const std::vector<zone::SampleZone>& sample_zones() {
  static const std::vector<zone::SampleZone> zones = zone::sample_zones();
  return zones;
}

Tone tone_of_grade(std::string_view grade) {
  return grade == "broken" ? Tone::bad : Tone::fair;
}

std::string caption(const TemplateUse& use) {
  std::string text =
      "Zone " + use.zone +
      (use.host.empty() ? ", the domain itself" : ", host " + use.host);
  const std::string how = describe(use);
  if (!how.empty()) return text + ", " + how;
  const auto& groups = use.requests.front().groups;
  return text +
         (groups.empty() ? "" : ", group " + text::shorten(groups.front()));
}

/// The uses that the page shows, each once, with the anchors that lead there.
class ShownUses {
 public:
  explicit ShownUses(const VettingPage& of) : of_(of) {}

  std::string anchor(const TemplateUse& use) {
    const std::string command = vet::command(use, of_.vetting.file);
    const auto [known, is_new] =
        anchors_.emplace(command, "use-" + std::to_string(uses_.size() + 1));
    if (is_new) add(use, command, known->second);
    return known->second;
  }

  PageData::List take() { return std::move(uses_); }

 private:
  void add(const TemplateUse& use, const std::string& command,
           const std::string& anchor) {
    PageData data;
    for (const zone::SampleZone& sample : sample_zones()) {
      if (sample.name != use.zone) continue;
      const auto change = vet::carry_out(of_.tmpl, use, sample.zone);
      if (!change) continue;
      const diagnostic::Result<apply::Change> result = *change;
      set_change(data, caption(use),
                 {.domain = sample.zone.apex(),
                  .records = of_.tmpl.records,
                  .zone = sample.zone,
                  .result = result});
    }
    data.set("command", command).set("use", anchor);
    uses_.push_back(std::move(data));
  }

  const VettingPage& of_;
  std::map<std::string, std::string> anchors_;  // by command
  PageData::List uses_;
};

PageData loss_row(const CustomerLoss& l, ShownUses& uses) {
  PageData::List cells;
  for (const zone::SampleZone& sample : sample_zones()) {
    const auto seen = std::find_if(
        l.seen.begin(), l.seen.end(),
        [&sample](const TemplateUse& use) { return use.zone == sample.name; });
    PageData cell;
    cells.push_back(
        cell.set("use", seen == l.seen.end() ? "" : uses.anchor(*seen)));
  }
  PageData row;
  set_tone(row, tone_of_grade(l.loss.grade));
  return row.set("id", l.loss.id)
      .set("grade", l.loss.grade)
      .set("say", how_words(l) + l.loss.message)
      .set("cells", std::move(cells));
}

PageData loss_table(const VettingPage& of, ShownUses& uses) {
  PageData::List rows;
  for (const CustomerLoss& l : of.vetting.losses) {
    rows.push_back(loss_row(l, uses));
  }
  if (rows.empty()) return {};
  PageData::List names;
  for (const zone::SampleZone& sample : sample_zones()) {
    names.emplace_back(sample.name);
  }
  PageData table;
  return table.set("zones", std::move(names)).set("rows", std::move(rows));
}

/// What requests do to each other.
PageData::List tried_rows(const VettingPage& of, ShownUses& uses) {
  PageData::List rows;
  for (const diagnostic::Finding& f : of.vetting.findings) {
    const TemplateUse* use = use_of(of.vetting, f);
    if (!use || f.waived) continue;
    PageData row;
    set_tone(row, tone_of(f.severity));
    rows.push_back(row.set("rule", f.rule)
                       .set("severity", name(f.severity))
                       .set("message", f.message)
                       .set("help", f.help)
                       .set("use", uses.anchor(*use)));
  }
  return rows;
}

void set_groups(PageData& page, const VettingPage& of) {
  std::vector<std::string> names;
  std::map<std::string, std::string, std::less<>> records;
  for (const templates::Record& r : of.tmpl.records) {
    const std::string group(r.group());
    if (group.empty()) continue;
    std::string& numbers = records[group];
    if (numbers.empty()) names.push_back(group);
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(r.number);
  }
  if (names.empty()) return;
  PageData::List rows;
  for (const std::string& group : names) {
    PageData::List losses;
    for (const CustomerLoss& l : of.vetting.losses) {
      const auto& requests = l.seen.front().requests;
      if (requests.size() == 1 &&
          requests.front().groups == std::vector{group}) {
        losses.emplace_back(l.loss.message);
      }
    }
    PageData row;
    rows.push_back(row.set("group", group)
                       .set("records", records[group])
                       .set("losses", std::move(losses)));
  }
  PageData groups;
  groups.set("group_summary", text::count(rows.size(), "group"))
      .set("rows", std::move(rows));
  page.set("groups", std::move(groups));
}

void set_collisions(PageData& page, const vet::Vetting& v) {
  if (!v.collisions) return;
  PageData::List rows;
  for (const vet::CollisionCause& cause : v.collisions->causes) {
    PageData row;
    rows.push_back(row.set("say", describe(cause))
                       .set("command", vet::command(cause.example, v.file)));
  }
  for (const vet::Collision& c : v.collisions->same_provider) {
    PageData row;
    rows.push_back(row.set("say", "Same provider: " + describe(c))
                       .set("command", vet::command(c, v.file)));
  }
  const std::size_t more =
      v.collisions->more_causes + v.collisions->more_same_provider;
  PageData::List cut;
  if (more > 0)
    cut.emplace_back("And " + text::count(more, "other") +
                     ", which are not shown.");
  PageData against;
  page.set("against",
           against.set("against_summary", against_words(*v.collisions))
               .set("collisions", std::move(rows))
               .set("more", std::move(cut)));
}

}  // namespace

void set_losses(PageData& page, const VettingPage& of) {
  ShownUses uses(of);
  const vet::Consent& consent = of.vetting.consent;
  if (!consent.zone.empty()) {
    page.set("consent_use", uses.anchor({.zone = consent.zone,
                                         .host = consent.host,
                                         .requests = {{}}}));
  }
  const auto& losses = of.vetting.losses;
  PageData::List tried = tried_rows(of, uses);
  PageData::List cut;
  for (const std::string& sentence : of.vetting.losses_cut) {
    cut.emplace_back("Not tried in full: " + sentence);
  }
  page.set("losses_open", std::any_of(losses.begin(), losses.end(),
                                      [](const CustomerLoss& l) {
                                        return l.loss.grade == "broken";
                                      }))
      .set("losses_summary",
           losses.empty()
               ? "nothing on the sample zones"
               : text::count(losses.size(), "kind") + " of loss on " +
                     text::count(sample_zones().size(), "sample zone"))
      .set("loss_table", loss_table(of, uses))
      .set("has_tried", !tried.empty())
      .set("tried", std::move(tried))
      .set("losses_cut", std::move(cut))
      .set("uses", uses.take());
  set_groups(page, of);
  set_collisions(page, of.vetting);
}

}  // namespace dct::report
