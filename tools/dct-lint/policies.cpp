// SPDX-License-Identifier: MIT
#include "dct-lint/policies.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>

namespace dct::tools {
namespace {

namespace fs = std::filesystem;

constexpr char kPolicyName[] = ".dct.yaml";

json::Document read_yaml(const std::string& path) {
  std::string text;
  std::string error;
  if (!read_input({path, path}, json::kMaxBytes, text, error)) {
    throw SetupTrouble{{"cannot read " + path + ": " + error}};
  }
  return json::Document::parse_yaml({path, std::move(text)});
}

void expect_none(const json::Document& document,
                 const std::vector<diagnostic::Problem>& problems) {
  if (problems.empty()) return;
  SetupTrouble trouble;
  for (const diagnostic::Problem& p : problems) {
    const text::Position at = document.source().position(p.place.span.begin);
    trouble.lines.push_back(document.source().name() + ":" +
                            std::to_string(at.line) + ":" +
                            std::to_string(at.column) + ": " + p.message +
                            (p.help.empty() ? "" : " (" + p.help + ")"));
  }
  throw trouble;
}

void add_rules(lint::Catalogue& catalogue, const std::string& directory) {
  std::error_code failed;
  std::vector<std::string> paths;
  for (const auto& entry :
       fs::recursive_directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".yaml") {
      paths.push_back(entry.path().string());
    }
  }
  if (failed) {
    throw SetupTrouble{{"cannot read " + directory + ": " + failed.message()}};
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    const auto document = read_yaml(path);
    expect_none(document, catalogue.add(document, document.root()));
  }
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

}  // namespace

std::string no_such_rule(const lint::Catalogue& catalogue,
                         const std::string& id) {
  const std::string_view meant = catalogue.nearest(id);
  return "there is no rule " + id +
         (meant.empty() ? "; --list-rules lists all"
                        : "; did you mean " + std::string(meant) + "?");
}

Setup::Setup(const SetupOptions& options, const std::string& policy_path) {
  if (!policy_path.empty()) {
    policy_.emplace(read_yaml(policy_path));
    expect_none(policy_->document(), policy_->problems());
    expect_none(policy_->document(), policy_->add_rules(catalogue_));
  }
  if (!options.rules.empty()) add_rules(catalogue_, options.rules);

  lint::Settings settings(catalogue_);
  if (policy_) {
    expect_none(policy_->document(), settings.apply(*policy_));
  }
  if (!options.profile.empty()) settings.apply_profile(options.profile);
  for (const auto* ids : {&options.select, &options.ignore}) {
    for (const std::string& id : *ids) {
      if (!catalogue_.find(id))
        throw SetupTrouble{{no_such_rule(catalogue_, id)}};
    }
  }
  if (!options.select.empty()) settings.select(options.select);
  for (const std::string& id : options.ignore)
    settings.set(id, diagnostic::Severity::off);
  linter_.emplace(std::move(settings));
  if (policy_) waivers_.emplace(*policy_, linter_->settings(), today());
}

std::string Setups::policy_for(const std::string& path) const {
  if (options_.policy == "none") return {};
  if (!options_.policy.empty()) return options_.policy;
  std::error_code ignored;
  fs::path directory = path == "-" ? fs::current_path(ignored)
                                   : fs::absolute(path, ignored).parent_path();
  while (true) {
    const fs::path candidate = directory / kPolicyName;
    if (fs::is_regular_file(candidate, ignored)) {
      return fs::proximate(candidate, ignored).string();
    }
    if (directory == directory.parent_path()) return {};
    directory = directory.parent_path();
  }
}

Setup& Setups::for_path(const std::string& path) {
  // Files of one directory have one policy.
  const std::string key = fs::path(path).parent_path().string();
  auto policy = policy_of_directory_.find(key);
  if (policy == policy_of_directory_.end()) {
    policy = policy_of_directory_.emplace(key, policy_for(path)).first;
  }
  auto& setup = setups_[policy->second];
  if (!setup) setup = std::make_unique<Setup>(options_, policy->second);
  return *setup;
}

const Setup& Setups::at(const std::string& path) const {
  const std::string key = fs::path(path).parent_path().string();
  return *setups_.at(policy_of_directory_.at(key));
}

std::vector<Setup*> Setups::all() const {
  std::vector<Setup*> all;
  for (const auto& [policy, setup] : setups_) all.push_back(setup.get());
  return all;
}

}  // namespace dct::tools
