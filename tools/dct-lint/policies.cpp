// SPDX-License-Identifier: MIT
#include "dct-lint/policies.hpp"

#include <dct/lint/discovered_policy.hpp>

#include <algorithm>
#include <filesystem>

#include "cli/today.hpp"

namespace dct::tools {
namespace {

namespace fs = std::filesystem;

constexpr char kPolicyName[] = ".dct.yaml";

json::Document read_yaml(const std::string& path) {
  auto text = read_input({path, path}, json::kMaxBytes);
  if (!text) throw PolicyTrouble{{text.why()}};
  return json::Document::parse_yaml({path, *std::move(text)});
}

std::vector<json::Document> read_rules(const std::string& directory) {
  std::error_code failed;
  std::vector<std::string> paths;
  for (const auto& entry :
       fs::recursive_directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".yaml") {
      paths.push_back(entry.path().string());
    }
  }
  if (failed) {
    throw PolicyTrouble{{"cannot read " + directory + ": " + failed.message()}};
  }
  if (paths.empty()) {
    throw PolicyTrouble{{"no *.yaml file is in " + directory + " or below it"}};
  }
  std::sort(paths.begin(), paths.end());
  std::vector<json::Document> rules;
  for (const std::string& path : paths) rules.push_back(read_yaml(path));
  return rules;
}

/// The profile by which a linter judges.
std::string profile_of(const lint::Linter& linter, const std::string& chosen) {
  if (!chosen.empty()) return chosen;
  const auto policy = linter.policy();
  const std::string_view extends =
      policy ? policy->document().root()["extends"].string() : "";
  return extends.empty() ? "repository" : std::string(extends);
}

}  // namespace

PolicyTrouble trouble(const std::vector<diagnostic::Problem>& problems) {
  PolicyTrouble result;
  for (const diagnostic::Problem& p : problems) {
    const bool has_place = p.place.begin.line > 0;
    const std::string place =
        has_place ? p.place.file + ":" + std::to_string(p.place.begin.line) +
                        ":" + std::to_string(p.place.begin.column) + ": "
                  : std::string();
    const std::string help = p.help.empty() ? ""
                             : has_place    ? " (" + p.help + ")"
                                            : "; " + p.help;
    result.lines.push_back(place + p.message + help);
  }
  return result;
}

Judge PolicyResolver::make_judge(const PolicyFile& file) const {
  lint::LinterOptions made{.profile = options_.profile,
                           .select = options_.select,
                           .ignore = options_.ignore};
  if (!file.path.empty()) {
    auto policy = lint::Policy::read(read_yaml(file.path));
    if (!policy) throw trouble(policy.problems());
    made.policy = *std::move(policy);
  }
  if (!options_.rules.empty()) made.rules = read_rules(options_.rules);
  auto linter = lint::Linter::create(std::move(made));
  if (!linter) throw trouble(linter.problems());
  const auto rules = linter->catalogue()->rules();
  if (std::none_of(rules.begin(), rules.end(), [&](const lint::Rule& rule) {
        return linter->severity(rule.id) != diagnostic::Severity::off;
      })) {
    throw PolicyTrouble{
        {"no rule is left to run; --select and --ignore, or "
         "the policy, leave out all of them"}};
  }
  return {*linter,
          lint::Waivers(*linter, today()),
          {.profile = profile_of(*linter, options_.profile),
           .policy = file.path,
           .policy_is_found = file.is_found}};
}

PolicyResolver::PolicyFile PolicyResolver::policy_for(
    const std::string& path) const {
  if (options_.policy == "none") return {};
  if (!options_.policy.empty()) return {options_.policy};
  if (options_.profile == "automerge") return {};
  std::error_code ignored;
  fs::path directory = path == "-" ? fs::current_path(ignored)
                                   : fs::absolute(path, ignored).parent_path();
  while (true) {
    const fs::path candidate = directory / kPolicyName;
    if (fs::is_regular_file(candidate, ignored)) {
      return {fs::proximate(candidate, ignored).string(), true};
    }
    if (directory == directory.parent_path()) return {};
    directory = directory.parent_path();
  }
}

Judge& PolicyResolver::for_path(const std::string& path) {
  // Files of one directory have one policy.
  const std::string key = fs::path(path).parent_path().string();
  auto policy = policy_of_directory_.find(key);
  if (policy == policy_of_directory_.end()) {
    policy = policy_of_directory_.emplace(key, policy_for(path)).first;
  }
  auto& judge = judges_[policy->second.path];
  if (!judge) judge = std::make_unique<Judge>(make_judge(policy->second));
  return *judge;
}

const Judge& PolicyResolver::at(const std::string& path) const {
  const std::string key = fs::path(path).parent_path().string();
  return *judges_.at(policy_of_directory_.at(key).path);
}

std::vector<Judge*> PolicyResolver::all() const {
  std::vector<Judge*> all;
  for (const auto& [policy, judge] : judges_) all.push_back(judge.get());
  return all;
}

std::vector<report::FileFindings> PolicyResolver::discovered() const {
  const auto own = lint::Linter::create({.profile = options_.profile,
                                         .select = options_.select,
                                         .ignore = options_.ignore});
  std::vector<report::FileFindings> files;
  if (!own) return files;
  for (const auto& [path, judge] : judges_) {
    if (!judge->judgement.policy_is_found) continue;
    const lint::Policy& policy = *judge->linter.policy();
    auto findings = lint::discovered_policy(policy, *own);
    if (findings.empty()) continue;
    files.push_back({.source = &policy.document().source(),
                     .findings = std::move(findings),
                     .catalogue = own->catalogue()});
  }
  return files;
}

}  // namespace dct::tools
