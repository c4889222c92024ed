// SPDX-License-Identifier: MIT
#include "dct-lint/baseline_file.hpp"

#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <set>
#include <tuple>

#include "cli/output.hpp"
#include "cli/today.hpp"

namespace dct::tools {
namespace {

using json::Value;

/// The template's name as a pattern that matches only itself.
std::string pattern_of(const json::Document& document) {
  const Value root = document.root();
  const std::string name = std::string(root["providerId"].string()) + "." +
                           std::string(root["serviceId"].string());
  std::string pattern;
  for (const char c : name) {
    if (std::string_view("*?[]\\").find(c) != std::string_view::npos) {
      pattern += '\\';
    }
    pattern += c;
  }
  return pattern;
}

/// What the policy says, but for its waivers. JSON is YAML.
std::string kept_of(const Judge& judge) {
  const auto policy = judge.linter.policy();
  if (!policy) return "extends: " + judge.judgement.profile + "\n";
  std::string yaml;
  for (const Value member : policy->document().root()) {
    if (member.key() == "waivers") continue;
    yaml += json::quoted(member.key()) + ": " + json::to_json(member) + "\n";
  }
  return yaml;
}

std::string waivers_of(const Judge& judge) {
  const auto policy = judge.linter.policy();
  std::string yaml;
  if (!policy) return yaml;
  for (const Value waiver : policy->document().root()["waivers"]) {
    yaml += "  - " + json::to_json(waiver) + "\n";
  }
  return yaml;
}

}  // namespace

Baseline baseline_of(const Examination& examination,
                     const PolicyResolver& policies) {
  const std::vector<Judge*> judges = policies.all();
  if (judges.size() > 1) {
    throw Trouble(
        "--write-baseline: the files have several policies; name one with "
        "--policy");
  }
  const std::string reason =
      "it was there when this baseline was written, " + today();
  Baseline baseline;
  std::string waivers;
  std::set<std::tuple<std::string, std::string, unsigned>> seen;
  for (std::size_t i = 0; i < examination.documents.size(); ++i) {
    const std::string pattern = pattern_of(examination.documents[i]);
    for (const diagnostic::Finding& f : examination.report.files[i].findings) {
      if (f.waived || !seen.emplace(pattern, f.rule, f.place.record).second) {
        continue;
      }
      ++baseline.waivers;
      waivers += "  - template: " + json::quoted(pattern) +
                 "\n    rule: " + f.rule + "\n";
      if (f.place.record > 0) {
        waivers += "    record: " + std::to_string(f.place.record) + "\n";
      }
      waivers += "    reason: " + reason + "\n";
    }
  }
  baseline.yaml =
      "# Written by dct-lint --write-baseline: it waives what was there.\n"
      "# Remove a waiver when its finding is mended; rule waiver-unused tells "
      "which.\n";
  std::string old_waivers;
  if (!judges.empty()) {
    baseline.yaml += kept_of(*judges.front());
    old_waivers = waivers_of(*judges.front());
  }
  if (!(old_waivers + waivers).empty()) {
    baseline.yaml += "waivers:\n" + old_waivers + waivers;
  }
  return baseline;
}

}  // namespace dct::tools
