// SPDX-License-Identifier: MIT
#include "report/vetting/vetting_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "report/vetting/vetting_identity.hpp"
#include "report/vetting/vetting_words.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

using vet::Level;
using vet::Vetting;

// Beyond this number there is only a table.
constexpr std::size_t kMostInDetail = 5;
constexpr std::string_view kReset = "\x1b[0m";

std::string_view color_of(Level level) {
  switch (level) {
    case Level::low:
      return "\x1b[32m";
    case Level::moderate:
      return "\x1b[33m";
    case Level::high:
    case Level::critical:
      return "\x1b[1;31m";
  }
  return {};
}

std::string shown(Level level, const VettingOptions& options) {
  const std::string word(name(level));
  if (!options.color) return word;
  return std::string(color_of(level)) + word + std::string(kReset);
}

std::string probe_lines(const Vetting& e, const OneProbe& one) {
  const vet::CarriedOut& done = *one.first;
  const std::string others = one.also.empty() ? "" : "; also " + one.also;
  std::string lines =
      "  " + std::string(name(done.actor)) + ": " + done.probe->id + " (harm " +
      std::to_string(done.probe->harm) + "), " +
      record_place(done.record, done.line) + others + "\n    " +
      text::printable(done.say) + "\n    zone " + done.zone + ":\n";
  for (const auto& r : done.before) {
    lines += "      - " + record_line(r, done.domain) + "\n";
  }
  for (const auto& r : done.after) {
    lines += "      + " + record_line(r, done.domain) + "\n";
  }
  return lines + "    $ " + text::printable(vet::command(done, e.file)) + "\n";
}

std::string undecided_lines(const Vetting& e) {
  std::string lines;
  for (const vet::Undecided& u : e.exposure.undecided) {
    lines += "  " + std::string(name(u.actor)) + ": " + u.probe->id +
             " is not decided for record " + std::to_string(u.record) +
             ": it would take too long; it counts as reachable\n";
  }
  return lines;
}

std::string other_reach_lines(const Vetting& e) {
  std::string lines;
  for (const vet::OtherReach& reach : e.other_reach) {
    lines += "  " + std::string(name(reach.actor)) + ": " +
             record_place(reach.record, reach.line) + ": " +
             text::printable(reach.say) + "\n";
  }
  return lines;
}

std::string reason_lines(const vet::Verdict& verdict) {
  std::string lines;
  const ShownReasons reasons = shown_reasons(verdict);
  for (const vet::Reason* reason : reasons.shown) {
    lines += "  " + reason_kind(*reason) + ": " + reason_place(*reason) +
             text::printable(reason->say) +
             (reason->waived ? "; waived: " + text::printable(*reason->waived)
                             : "") +
             "\n";
  }
  if (reasons.more > 0) {
    lines += "  and " + text::count(reasons.more, "more reason") +
             "; --format json has all\n";
  }
  return lines;
}

std::string revision_lines(const Vetting& e) {
  if (!e.revision) return {};
  std::string lines = "change: " + std::string(name(e.revision->rating())) +
                      " (the level was " +
                      std::string(name(e.revision->level)) + ")\n";
  for (const vet::RevisionItem& item : e.revision->items) {
    lines += "  " + std::string(name(item.rating)) + ": " +
             text::printable(item.say) +
             (item.record > 0 ? " (record " + std::to_string(item.record) + ")"
                              : "") +
             "\n";
  }
  return lines;
}

std::string loss_lines(const Vetting& e) {
  std::string lines;
  for (const vet::CustomerLoss& l : e.losses) {
    lines += "  " + std::string(l.loss.id) + " (" + std::string(l.loss.grade) +
             ", in " + text::count(l.seen.size(), "zone") +
             "): " + how_words(l) + text::printable(l.loss.message) +
             "\n    $ " +
             text::printable(vet::command(l.seen.front(), e.file)) + "\n";
  }
  for (const std::string& sentence : e.losses_cut) {
    lines += "  not tried in full: " + sentence + "\n";
  }
  return lines.empty() ? ""
                       : "what customers lose on the sample zones\n" + lines;
}

/// What is found by trying, with how to see it.
std::string tried_lines(const Vetting& e) {
  std::string lines;
  for (const diagnostic::Finding& f : e.findings) {
    const vet::TemplateUse* use = use_of(e, f);
    if (!use || f.waived) continue;
    lines += "  " + std::string(name(f.severity)) + " " + f.rule +
             (f.place.record > 0
                  ? ", " + record_place(f.place.record, f.place.begin.line)
                  : "") +
             "\n    " + text::printable(f.message) + "; " +
             text::printable(f.help) + "\n    $ " +
             text::printable(vet::command(*use, e.file)) + "\n";
  }
  return lines.empty() ? "" : "what its requests do to each other\n" + lines;
}

std::string collision_lines(const Vetting& e) {
  constexpr std::size_t kMost = 8;
  if (!e.collisions) return {};
  const vet::Collisions& all = *e.collisions;
  std::string lines = against_words(all) + "\n";
  const std::size_t causes = std::min(kMost, all.causes.size());
  for (std::size_t i = 0; i < causes; ++i) {
    lines += "  " + text::printable(describe(all.causes[i])) + "\n    $ " +
             text::printable(vet::command(all.causes[i].example, e.file)) +
             "\n";
  }
  const std::size_t more = all.more_causes + all.causes.size() - causes;
  if (more > 0) {
    lines += "  and " + text::count(more, "more cause") +
             ", of which --format json has " +
             std::to_string(all.causes.size() - causes) + "\n";
  }
  const std::size_t family = std::min(kMost, all.same_provider.size());
  for (std::size_t i = 0; i < family; ++i) {
    lines +=
        "  same provider: " + text::printable(describe(all.same_provider[i])) +
        "\n    $ " +
        text::printable(vet::command(all.same_provider[i], e.file)) + "\n";
  }
  const std::size_t others =
      all.more_same_provider + all.same_provider.size() - family;
  if (others > 0) {
    lines += "  and " + text::count(others, "more collision") +
             " with templates of the same provider, of which --format json "
             "has " +
             std::to_string(all.same_provider.size() - family) + "\n";
  }
  return lines;
}

/// Only what does not pass.
std::string checklist_lines(const Vetting& e) {
  std::string lines;
  for (const vet::ChecklistItem& item : e.checklist) {
    if (item.answer == vet::ChecklistItem::Answer::pass) continue;
    lines += "  " + std::string(name(item.answer)) + ": rule " +
             std::to_string(item.number) + ", " + std::string(item.rule) +
             "\n    " + text::printable(item.evidence) + "\n";
  }
  return lines.empty() ? "" : "rules of the registry\n" + lines;
}

std::string examination_text(const Vetting& e, const VettingOptions& options) {
  std::string out = text::printable(e.title) +
                    (e.version.empty() ? "" : " v" + e.version) + "  " +
                    text::printable(e.file) + "\n";
  out += std::string(decision_words(e.verdict.decision)) +
         "\nexposure: " + shown(e.exposure.level(), options) + " (a stranger " +
         shown(e.exposure.stranger, options) + ", the provider " +
         shown(e.exposure.provider, options) + "; " +
         std::string(gate_words(e.exposure.gate)) + ")\n";
  out +=
      reason_lines(e.verdict) + identity_text(e.identity) + revision_lines(e);
  for (const OneProbe& one : by_probe(e)) out += probe_lines(e, one);
  return out + undecided_lines(e) + other_reach_lines(e) + loss_lines(e) +
         tried_lines(e) + collision_lines(e) + checklist_lines(e);
}

std::string row(std::string label, const std::array<Level, 5>& levels) {
  constexpr std::size_t kLabel = 18;
  constexpr std::size_t kColumn = 10;
  label.resize(kLabel, ' ');
  for (const Level level : levels) {
    std::string cell(name(level));
    cell.resize(kColumn, ' ');
    label += cell;
  }
  return label.substr(0, label.find_last_not_of(' ') + 1) + "\n";
}

std::string level_table(const vet::ProbeTable& table) {
  std::string out =
      "How levels follow from harm\n"
      "                  0         1         2         3         4\n";
  for (std::size_t gate = 0; gate < table.stranger.size(); ++gate) {
    out += row("stranger, " + std::string(name(static_cast<vet::Gate>(gate))),
               table.stranger[gate]);
  }
  out += row("provider", table.provider);
  for (const LevelOverride& o : overrides_of(table)) {
    out += "by the policy: " + std::string(name(o.level)) + " for " +
           std::string(name(o.actor)) + " and " + o.probe->id + "\n";
  }
  return out;
}

/// "critical 2, high 1, ...".
template <typename Enum, std::size_t N, typename Of>
std::string distribution(const std::vector<const Vetting*>& all, Of of) {
  std::array<std::size_t, N> counts{};
  for (const Vetting* v : all) ++counts[static_cast<std::size_t>(of(*v))];
  std::string line;
  for (std::size_t i = N; i-- > 0;) {
    line += (line.empty() ? "" : ", ") +
            std::string(name(static_cast<Enum>(i))) + " " +
            std::to_string(counts[i]);
  }
  return line;
}

/// What needs a look first.
std::string ranked_table(const VettingReport& report) {
  const std::vector<const Vetting*> all = ranked(report);
  std::string out;
  for (const Vetting* v : all) {
    const auto cell = [](std::string_view text, std::size_t width) {
      std::string padded(text);
      padded.resize(std::max(width, padded.size() + 1), ' ');
      return padded;
    };
    out += cell(name(v->exposure.level()), 10) +
           cell(name(v->verdict.decision), 22) +
           cell(text::count(unwaived(*v), "finding"), 13) +
           cell(std::to_string(v->losses.size()) +
                    (v->losses.size() == 1 ? " loss" : " losses"),
                11) +
           text::printable(v->file) + "\n";
  }
  return out + "\n" + text::count(all.size(), "template") + "\n" + "  level: " +
         distribution<Level, 4>(
             all, [](const Vetting& v) { return v.exposure.level(); }) +
         "\n  decision: " +
         distribution<vet::Decision, 4>(
             all, [](const Vetting& v) { return v.verdict.decision; }) +
         "\n";
}

}  // namespace

std::string write_vetting_text(const VettingReport& report,
                               const VettingOptions& options) {
  std::string out;
  if (report.examinations.size() > 1) out = ranked_table(report) + "\n";
  if (report.examinations.size() > kMostInDetail) {
    out += "dct-vet FILE says more about one of them\n\n";
  } else {
    for (const Vetting& e : report.examinations) {
      out += examination_text(e, options) + "\n";
    }
  }
  return out + level_table(report.table);
}

}  // namespace dct::report
