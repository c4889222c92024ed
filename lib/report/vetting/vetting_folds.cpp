// SPDX-License-Identifier: MIT
#include <algorithm>

#include "report/changes/change_page.hpp"
#include "report/vetting/vetting_page.hpp"
#include "report/vetting/vetting_words.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

using vet::Vetting;

unsigned line_of(const VettingPage& of, unsigned record) {
  if (record == 0 || record > of.tmpl.records.size()) return 0;
  const json::Value value = of.tmpl.records[record - 1].value;
  return static_cast<unsigned>(of.source.position(value.span().begin).line);
}

void set_worst_cases(PageData& page, const Vetting& v) {
  PageData::List probes;
  for (const OneProbe& one : by_probe(v)) {
    const vet::CarriedOut& done = *one.first;
    PageData data;
    set_tone(data, tone_of(done.level));
    set_change(data,
               "Record " + std::to_string(done.record) + ", " + done.probe->id +
                   ", sample zone " + done.zone + " for " +
                   std::string(name(done.actor)),
               done.before, done.after);
    probes.push_back(data.set("actor", done.actor == vet::Actor::stranger
                                           ? "a stranger"
                                           : "the provider")
                         .set("id", done.probe->id)
                         .set("level", name(done.level))
                         .set("harm", done.probe->harm)
                         .set("say", done.say)
                         .set("record", done.record)
                         .set("line", done.line)
                         .set("zone", done.zone)
                         .set("also", one.also)
                         .set("command", vet::command(done, v.file)));
  }
  PageData::List undecided;
  for (const vet::Undecided& u : v.exposure.undecided) {
    undecided.emplace_back(std::string(name(u.actor)) + ": " + u.probe->id +
                           " is not decided for record " +
                           std::to_string(u.record) +
                           ": it would take too long; it counts as possible");
  }
  const bool none = probes.empty() && undecided.empty();
  page.set("worst_open", v.exposure.level() >= vet::Level::high)
      .set("worst_summary",
           none ? "none could be carried out"
                : std::to_string(probes.size()) + " carried out" +
                      (undecided.empty()
                           ? ""
                           : ", " + std::to_string(undecided.size()) +
                                 " not decided"))
      .set("probes", std::move(probes))
      .set("undecided", std::move(undecided));
}

PageData record_data(const VettingPage& of, const templates::Record& record) {
  constexpr std::size_t kLongest = 120;
  unsigned harm = 0;
  PageData::List reach;
  for (const vet::CarriedOut& done : of.vetting.exposure.carried_out) {
    if (done.record != record.number) continue;
    harm = std::max(harm, done.probe->harm);
    reach.emplace_back(std::string(name(done.actor)) + ": " + done.probe->id +
                       " (" + done.probe->consequence + ")");
  }
  PageData data;
  return data.set("number", record.number)
      .set("line", line_of(of, record.number))
      .set("type", record.type_name)
      .set("owner", text::shorten(record.owner().string(), kLongest))
      .set("value", text::shorten(record.content().string(), kLongest))
      .set("group", record.group())
      .set("reach", std::move(reach))
      .set("harm", harm);
}

void set_records(PageData& page, const VettingPage& of) {
  PageData::List records;
  for (const templates::Record& r : of.tmpl.records) {
    records.push_back(record_data(of, r));
  }
  page.set("record_count", text::count(records.size(), "record"))
      .set("records", std::move(records));
}

void set_revision(PageData& page, const VettingPage& of) {
  if (!of.vetting.revision) return;
  PageData::List items;
  for (const vet::RevisionItem& item : of.vetting.revision->items) {
    PageData data;
    set_tone(data, tone_of(item.rating));
    items.push_back(
        data.set("rating", name(item.rating))
            .set("record", item.record > 0 ? std::to_string(item.record) : "")
            .set("line", line_of(of, item.record))
            .set("say", item.say));
  }
  PageData change;
  page.set("change", change.set("items", std::move(items)));
}

void set_others(PageData& page, const Vetting& v) {
  PageData::List others;
  for (const vet::OtherReach& reach : v.other_reach) {
    PageData data;
    others.push_back(data.set("actor", name(reach.actor))
                         .set("record", reach.record)
                         .set("line", reach.line)
                         .set("say", reach.say));
  }
  page.set("has_reach", !others.empty())
      .set("reach_by_others", std::move(others));
}

void set_rules(PageData& page, const Vetting& v) {
  using Answer = vet::ChecklistItem::Answer;
  std::size_t failed = 0;
  PageData::List rules;
  for (const vet::ChecklistItem& item : v.checklist) {
    PageData data;
    set_tone(data, item.answer == Answer::pass   ? Tone::good
                   : item.answer == Answer::fail ? Tone::bad
                                                 : Tone::fair);
    failed += item.answer == Answer::fail ? 1 : 0;
    rules.push_back(data.set("number", item.number)
                        .set("answer", item.answer == Answer::not_decidable
                                           ? "not decidable"
                                           : name(item.answer))
                        .set("rule", item.rule)
                        .set("evidence", item.evidence));
  }
  page.set("rules_open", failed > 0)
      .set("rules_summary", failed > 0
                                ? std::to_string(failed) + " of " +
                                      std::to_string(rules.size()) + " fail"
                                : "none fails")
      .set("rules", std::move(rules));
}

template <typename Row>
PageData level_row(std::string label, const Row& levels) {
  PageData::List cells;
  for (const vet::Level level : levels) {
    PageData cell;
    set_tone(cell, tone_of(level));
    cells.push_back(cell.set("level", name(level)));
  }
  PageData row;
  return row.set("label", std::move(label)).set("cells", std::move(cells));
}

void set_levels(PageData& page, const vet::ProbeTable& table) {
  PageData::List rows;
  for (std::size_t gate = 0; gate < table.stranger.size(); ++gate) {
    rows.push_back(level_row(
        "a stranger; " + std::string(gate_words(static_cast<vet::Gate>(gate))),
        table.stranger[gate]));
  }
  rows.push_back(level_row("the provider", table.provider));
  PageData::List harms;
  for (unsigned harm = 0; harm <= vet::kMaxHarm; ++harm) {
    harms.emplace_back(harm);
  }
  PageData::List probes;
  for (const vet::Probe& probe : table.probes) {
    PageData data;
    probes.push_back(
        data.set("id", probe.id).set("harm", probe.harm).set("say", probe.say));
  }
  page.set("harms", std::move(harms))
      .set("level_rows", std::move(rows))
      .set("probe_table", std::move(probes));
}

}  // namespace

Tone tone_of(vet::Rating rating) {
  return rating >= vet::Rating::trust      ? Tone::bad
         : rating >= vet::Rating::new_type ? Tone::fair
                                           : Tone::good;
}

void set_folds(PageData& page, const VettingPage& of) {
  set_worst_cases(page, of.vetting);
  set_records(page, of);
  set_others(page, of.vetting);
  set_revision(page, of);
  set_rules(page, of.vetting);
  set_levels(page, of.report.table);
}

}  // namespace dct::report
