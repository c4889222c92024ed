// SPDX-License-Identifier: MIT
#include "report/vetting/vetting_words.hpp"

#include <algorithm>
#include <tuple>

#include "text/quote.hpp"

namespace dct::report {

std::string_view gate_words(vet::Gate gate) {
  switch (gate) {
    case vet::Gate::none:
      return "requests are not signed: anyone can make a link";
    case vet::Gate::warned:
      return "requests are not signed, and users are warned";
    case vet::Gate::key:
      return "requests are signed";
    case vet::Gate::async:
      return "no link applies it (syncBlock)";
  }
  return {};
}

std::string record_line(const zone::ResourceRecord& record,
                        std::string_view apex) {
  constexpr std::size_t kLongest = 120;
  std::string owner;
  if (!record.service.empty()) {
    owner = record.service + "." + record.protocol + ".";
  }
  if (record.owner != "@") owner += record.owner + ".";
  return text::printable(owner + std::string(apex)) + " " +
         text::printable(record.type) + " " +
         text::shorten(presentation(record), kLongest);
}

std::string record_place(unsigned record, unsigned line) {
  return "record " + std::to_string(record) +
         (line > 0 ? " (line " + std::to_string(line) + ")" : "");
}

std::string reason_place(const vet::Reason& reason) {
  // The sentences of the linter name their records.
  const std::string record = "record " + std::to_string(reason.record);
  if (reason.record > 0 && reason.say.find(record) == std::string::npos) {
    return record_place(reason.record, reason.line) + ": ";
  }
  return reason.line > 0 ? "line " + std::to_string(reason.line) + ": " : "";
}

std::string against_words(const vet::Collisions& collisions) {
  return "compared with " + text::count(collisions.compared, "template") +
         ": it removes records of " + std::to_string(collisions.removed) +
         ", and " + std::to_string(collisions.removing) +
         " remove records of it" +
         (collisions.untried == 0
              ? std::string()
              : "; " + text::count(collisions.untried, "template") +
                    " not tried, as it would take too long");
}

std::string how_words(const vet::CustomerLoss& loss) {
  const std::string how = describe(loss.seen.front());
  return how.empty() ? "" : how + ": ";
}

std::string reason_kind(const vet::Reason& reason) {
  return (reason.waived ? "waived" : std::string(name(reason.decision))) +
         ", " + reason.condition;
}

std::vector<LevelOverride> overrides_of(const vet::ProbeTable& table) {
  std::vector<LevelOverride> all;
  for (const vet::Probe& probe : table.probes) {
    for (const vet::Actor actor : vet::kActors) {
      const auto& level = probe.levels[static_cast<std::size_t>(actor)];
      if (level) all.push_back({&probe, actor, *level});
    }
  }
  return all;
}

std::string_view decision_words(vet::Decision decision) {
  switch (decision) {
    case vet::Decision::approve:
      return "Approve";
    case vet::Decision::approve_with_remarks:
      return "Approve with remarks";
    case vet::Decision::changes_requested:
      return "Changes requested";
    case vet::Decision::reject:
      return "Reject";
  }
  return {};
}

std::size_t unwaived(const vet::Vetting& vetting) {
  return static_cast<std::size_t>(
      std::count_if(vetting.findings.begin(), vetting.findings.end(),
                    [](const diagnostic::Finding& f) { return !f.waived; }));
}

std::vector<const vet::Vetting*> ranked(const VettingReport& report) {
  std::vector<const vet::Vetting*> all;
  for (const vet::Vetting& v : report.examinations) all.push_back(&v);
  std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
    const auto key = [](const vet::Vetting& v) {
      return std::tuple(v.exposure.level(), v.verdict.decision, unwaived(v));
    };
    return key(*a) > key(*b);
  });
  return all;
}

std::vector<OneProbe> by_probe(const vet::Vetting& vetting) {
  std::vector<OneProbe> all;
  for (const vet::CarriedOut& done : vetting.exposure.carried_out) {
    const auto known =
        std::find_if(all.begin(), all.end(), [&done](const OneProbe& one) {
          return one.first->probe == done.probe &&
                 one.first->actor == done.actor;
        });
    if (known == all.end()) {
      all.push_back({&done});
      continue;
    }
    known->also += (known->also.empty() ? "" : ", ") +
                   record_place(done.record, done.line);
  }
  return all;
}

std::string display_name(const vet::Identity& who) {
  const bool both = !who.provider_name.empty() && !who.service_name.empty();
  return who.provider_name + (both ? " - " : "") + who.service_name;
}

ShownReasons shown_reasons(const vet::Verdict& verdict) {
  ShownReasons reasons;
  for (const vet::Reason& reason : verdict.reasons) {
    if (reasons.shown.size() < kMaxReasons) {
      reasons.shown.push_back(&reason);
    } else {
      ++reasons.more;
    }
  }
  return reasons;
}

}  // namespace dct::report
