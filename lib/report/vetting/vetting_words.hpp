// SPDX-License-Identifier: MIT
#pragma once

/// What several formats say of an examination in the same words.

#include <dct/report/changes.hpp>
#include <dct/report/vetting.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dct::report {

/// "anyone with a link" and why, by the gate.
std::string_view gate_words(vet::Gate gate);

/// "www.example.com CNAME evil.example.net".
std::string record_line(const zone::ResourceRecord& record,
                        std::string_view apex);

/// "record 3 (line 17)".
std::string record_place(unsigned record, unsigned line);

/// "record 3 (line 17): ", or "line 3: ", or nothing.
std::string reason_place(const vet::Reason& reason);

/// "compared with 1,153 templates: removes records of 3, ...".
std::string against_words(const vet::Collisions& collisions);

/// "when it is applied again: ", or nothing for a single request.
std::string how_words(const vet::CustomerLoss& loss);

/// "changes-requested, level-high", and that it is waived.
std::string reason_kind(const vet::Reason& reason);

/// A level that the policy gives to a probe.
struct LevelOverride {
  const vet::Probe* probe = nullptr;
  vet::Actor actor = vet::Actor::stranger;
  vet::Level level = vet::Level::low;
};
std::vector<LevelOverride> overrides_of(const vet::ProbeTable& table);

/// "Changes requested".
std::string_view decision_words(vet::Decision decision);

/// By level, decision and number of findings, the greatest first, then by file.
std::vector<const vet::Vetting*> ranked(const VettingReport& report);

/// Findings that no waiver lets pass.
std::size_t unwaived(const vet::Vetting& vetting);

/// One actor's probe: where it is carried out first, and by which other records
/// it is as well.
struct OneProbe {
  const vet::CarriedOut* first = nullptr;
  std::string also{};  ///< "record 3 (line 17), record 4 (line 18)"
};
std::vector<OneProbe> by_probe(const vet::Vetting& vetting);

/// "Shop - Website": what users are shown.
std::string display_name(const vet::Identity& who);

/// As many reasons as one reads on a first page.
inline constexpr std::size_t kMaxReasons = 12;

/// The reasons of the decision, and how many others there are.
struct ShownReasons {
  std::vector<const vet::Reason*> shown{};
  std::size_t more = 0;
};
ShownReasons shown_reasons(const vet::Verdict& verdict);

}  // namespace dct::report
