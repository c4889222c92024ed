// SPDX-License-Identifier: MIT
#include "report/vetting/vetting_markdown.hpp"

#include <array>

#include "report/vetting/vetting_identity.hpp"
#include "report/vetting/vetting_words.hpp"
#include "text/escape/markdown_text.hpp"
#include "text/quote.hpp"

namespace dct::report {
namespace {

using vet::Vetting;

// GitHub's limit of a comment is 65,536 characters.
constexpr std::size_t kMaxBytes = 60'000;
// Beyond this number there is only a table.
constexpr std::size_t kMostInDetail = 5;
constexpr std::size_t kLongest = 300;
constexpr std::size_t kMaxItems = 5'000;

std::string words(std::string_view sentence) {
  return text::markdown_words(
      text::shorten(text::printable(sentence), kLongest));
}

std::string code(std::string_view value) {
  return text::markdown_code(text::shorten(text::printable(value), kLongest));
}

std::string reason_items(const vet::Verdict& verdict) {
  const ShownReasons reasons = shown_reasons(verdict);
  std::string items;
  for (const vet::Reason* reason : reasons.shown) {
    items += "1. " + reason_place(*reason) + words(reason->say) + " (" +
             text::markdown_code(reason->condition) +
             (reason->waived ? "; waived: " + words(*reason->waived) : "") +
             ")\n";
  }
  if (reasons.more > 0) {
    items += "\nand " + text::count(reasons.more, "more reason") + ".\n";
  }
  return items.empty() ? "" : "\n" + items;
}

std::string revision_block(const Vetting& v) {
  if (!v.revision) return {};
  std::string block = "\nChange: **" + std::string(name(v.revision->rating())) +
                      "** (the level was " +
                      std::string(name(v.revision->level)) + ")\n";
  for (const vet::RevisionItem& item : v.revision->items) {
    block += "\n- " + std::string(name(item.rating)) + ": " + words(item.say);
  }
  return block + "\n";
}

std::string table(const VettingReport& report) {
  std::string rows =
      "| level | decision | findings | template |\n|---|---|---:|---|\n";
  for (const Vetting* v : ranked(report)) {
    rows += "| " + std::string(name(v->exposure.level())) + " | " +
            std::string(decision_words(v->verdict.decision)) + " | " +
            std::to_string(unwaived(*v)) + " | " +
            text::markdown_cell(code(v->file)) + " |\n";
    if (rows.size() > kMaxBytes) return rows + "\nand others.\n";
  }
  return rows;
}

/// What is said in words only, and what the search did not decide.
std::string reach_items(const Vetting& v) {
  std::string items;
  for (const vet::Undecided& u : v.exposure.undecided) {
    items += "- not decided for " + std::string(name(u.actor)) + ", record " +
             std::to_string(u.record) + ": " +
             text::markdown_code(u.probe->id) +
             " would take too long; it counts as reachable\n";
    if (items.size() > kMaxItems) return items + "\nand others.\n";
  }
  for (const vet::OtherReach& reach : v.other_reach) {
    items += "- " + std::string(name(reach.actor)) + ", " +
             record_place(reach.record, reach.line) + ": " + words(reach.say) +
             "\n";
    if (items.size() > kMaxItems) return items + "\nand others.\n";
  }
  return items.empty() ? "" : "\n" + items;
}

std::string probe_block(const Vetting& v) {
  if (v.exposure.carried_out.empty()) return {};
  std::string block =
      "\n<details><summary>What could be done, carried out on sample "
      "zones</summary>\n\n| actor | probe | harm | record | result | repeat "
      "|\n|---|---|---:|---|---|---|\n";
  for (const vet::CarriedOut& done : v.exposure.carried_out) {
    block += "| " + std::string(name(done.actor)) + " | " + done.probe->id +
             " | " + std::to_string(done.probe->harm) + " | " +
             record_place(done.record, done.line) + " | " +
             text::markdown_cell(words(done.say)) + " | " +
             text::markdown_cell(code(vet::command(done, v.file))) + " |\n";
  }
  return block + "\n</details>\n";
}

std::string loss_block(const Vetting& v) {
  std::string block =
      "\n<details><summary>What customers lose on the sample zones</summary>"
      "\n\n";
  for (const vet::CustomerLoss& l : v.losses) {
    block += "- " + std::string(l.loss.id) + " (" + std::string(l.loss.grade) +
             ", in " + text::count(l.seen.size(), "zone") +
             "): " + words(how_words(l) + l.loss.message) + "\n";
  }
  for (const std::string& sentence : v.losses_cut) {
    block += "- not tried in full: " + words(sentence) + "\n";
  }
  return v.losses.empty() && v.losses_cut.empty() ? ""
                                                  : block + "\n</details>\n";
}

std::string tried_block(const Vetting& v) {
  std::string items;
  for (const diagnostic::Finding& f : v.findings) {
    const vet::TemplateUse* use = use_of(v, f);
    if (!use || f.waived) continue;
    items += "- " + std::string(name(f.severity)) + " " +
             text::markdown_code(f.rule) + ": " + words(f.message) + "; " +
             words(f.help) + "; repeat: " + code(vet::command(*use, v.file)) +
             "\n";
  }
  return items.empty() ? ""
                       : "\n<details><summary>What its requests do to each "
                         "other</summary>\n\n" +
                             items + "\n</details>\n";
}

std::string collision_block(const Vetting& v) {
  if (!v.collisions) return {};
  std::string block =
      "\n<details><summary>Templates that remove each other's "
      "records</summary>\n\n" +
      words(against_words(*v.collisions)) + ".\n\n";
  for (const vet::CollisionCause& cause : v.collisions->causes) {
    block += "- " + words(describe(cause)) +
             "; repeat: " + code(vet::command(cause.example, v.file)) + "\n";
  }
  if (v.collisions->more_causes > 0) {
    block +=
        "- and " + text::count(v.collisions->more_causes, "more cause") + "\n";
  }
  for (const vet::Collision& c : v.collisions->same_provider) {
    block += "- same provider: " + words(describe(c)) + "\n";
  }
  if (v.collisions->more_same_provider > 0) {
    block += "- and " +
             text::count(v.collisions->more_same_provider, "more collision") +
             " with templates of the same provider\n";
  }
  return block + "\n</details>\n";
}

std::string checklist_block(const Vetting& v) {
  std::string block =
      "\n<details><summary>Rules of the registry</summary>\n\n| | rule | "
      "answer | evidence |\n|---:|---|---|---|\n";
  for (const vet::ChecklistItem& item : v.checklist) {
    block += "| " + std::to_string(item.number) + " | " +
             text::markdown_cell(words(item.rule)) + " | " +
             std::string(name(item.answer)) + " | " +
             text::markdown_cell(words(item.evidence)) + " |\n";
  }
  return v.checklist.empty() ? "" : block + "\n</details>\n";
}

std::string level_row(std::string_view label,
                      const std::array<vet::Level, vet::kMaxHarm + 1>& row) {
  std::string cells = "| " + std::string(label) + " |";
  for (const vet::Level level : row) {
    cells += " " + std::string(name(level)) + " |";
  }
  return cells + "\n";
}

std::string level_block(const vet::ProbeTable& table) {
  std::string block =
      "<details><summary>How levels follow from harm</summary>\n\n"
      "| | 0 | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|---|\n";
  for (std::size_t gate = 0; gate < table.stranger.size(); ++gate) {
    block += level_row(
        "stranger, " + std::string(name(static_cast<vet::Gate>(gate))),
        table.stranger[gate]);
  }
  block += level_row("provider", table.provider);
  for (const LevelOverride& o : overrides_of(table)) {
    block += "\nBy the policy: " + std::string(name(o.level)) + " for " +
             std::string(name(o.actor)) + " and " +
             text::markdown_code(o.probe->id) + "\n";
  }
  return block + "\n</details>\n";
}

std::string section(const Vetting& v) {
  return "### " + std::string(decision_words(v.verdict.decision)) + ": " +
         code(v.title) + (v.version.empty() ? "" : " v" + words(v.version)) +
         "\n\n| exposure | a stranger | the provider | requests |\n"
         "|---|---|---|---|\n| **" +
         std::string(name(v.exposure.level())) + "** | " +
         std::string(name(v.exposure.stranger)) + " | " +
         std::string(name(v.exposure.provider)) + " | " +
         std::string(gate_words(v.exposure.gate)) + " |\n" +
         reason_items(v.verdict) + identity_markdown(v.identity) +
         revision_block(v) + reach_items(v) + probe_block(v) + loss_block(v) +
         tried_block(v) + collision_block(v) + checklist_block(v) + "\n<sub>" +
         code(v.file) + " sha256 " + v.sha256 + "</sub>\n\n";
}

}  // namespace

std::string write_vetting_markdown(const VettingReport& report,
                                   const VettingOptions&) {
  if (report.examinations.size() > kMostInDetail) {
    return table(report) + "\n" + level_block(report.table);
  }
  std::string page;
  std::size_t left = report.examinations.size();
  for (const Vetting& v : report.examinations) {
    const std::string next = section(v);
    if (page.size() + next.size() > kMaxBytes) break;
    page += next;
    --left;
  }
  if (left > 0) {
    page += "and " + text::count(left, "more template") +
            ", which do not fit on this page; the other formats have all.\n\n";
  }
  return page + level_block(report.table);
}

}  // namespace dct::report
