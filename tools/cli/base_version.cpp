// SPDX-License-Identifier: MIT
#include "cli/base_version.hpp"

#include <dct/lint/baseline.hpp>

#include <filesystem>

#include "cli/file_search.hpp"
#include "cli/git_revision.hpp"
#include "cli/output.hpp"

namespace dct::tools {
namespace {

namespace fs = std::filesystem;
using json::Value;

constexpr std::string_view kGit = "git:";

std::string name_of(const json::Document& document) {
  const Value root = document.root();
  return std::string(root["providerId"].string()) + "." +
         std::string(root["serviceId"].string());
}

}  // namespace

Base::Base(const std::string& name, const std::vector<Input>& inputs)
    : name_(name), is_git_(name.starts_with(kGit)) {
  if (name.empty()) return;
  std::error_code failed;
  is_directory_ = fs::is_directory(name, failed);
  for (const Input& input : inputs) {
    if ((is_git_ || is_directory_) && input.name.empty()) {
      throw Trouble("--base " + name +
                    ": say with --stdin-name which file standard input is");
    }
  }
  if (is_git_) {
    of_revision_ = read_git_revision(name.substr(kGit.size()), inputs);
    return;
  }
  if (!is_directory_ && !fs::exists(name, failed)) {
    throw Trouble("--base " + name + ": no such file or directory");
  }
  if (is_directory_) {
    const FoundInputs found = find_inputs({.named = {name}}, {});
    if (!found.problems.empty()) {
      throw Trouble("--base: " + found.problems.front().message);
    }
    return;
  }
  const auto document = json::Document::parse({name, read_file(name)});
  if (!document.root()) {
    throw Trouble("--base " + name + " is not a template");
  }
}

std::optional<text::Source> Base::read(const Input& input) const {
  if (name_.empty()) return std::nullopt;
  if (is_git_) {
    const auto found = of_revision_.find(input.path);
    if (found == of_revision_.end()) return std::nullopt;
    return text::Source(name_ + ":" + input.name, found->second);
  }
  const fs::path path =
      is_directory_
          ? fs::path(name_) / (input.below.empty() ? input.name : input.below)
          : fs::path(name_);
  std::error_code failed;
  if (is_directory_ &&
      fs::symlink_status(path, failed).type() == fs::file_type::not_found) {
    return std::nullopt;
  }
  return text::Source(path.string(), read_file(path.string()));
}

std::optional<json::Document> Base::of(const json::Document& document,
                                       const Input& input) const {
  auto source = read(input);
  if (!source) return std::nullopt;
  auto before = json::Document::parse(*std::move(source));
  const std::string old_name = name_of(before);
  const std::string name = name_of(document);
  if (!document.root() || old_name == name) return before;
  const std::lock_guard lock(mutex_);
  problems_.try_emplace(
      input.path,
      diagnostic::error("base", before.source().name() + " is " + old_name +
                                    ", not a previous version of " + name +
                                    " in " + document.source().name()));
  return std::nullopt;
}

std::vector<diagnostic::Problem> Base::problems() const {
  const std::lock_guard lock(mutex_);
  std::vector<diagnostic::Problem> all;
  for (const auto& [path, problem] : problems_) all.push_back(problem);
  return all;
}

std::vector<diagnostic::Finding> lint_beside_base(
    const lint::Linter& linter, const json::Document& document,
    const Input& input, const Base& base) {
  std::vector<diagnostic::Finding> findings = linter.lint(document, input.name);
  const auto before = base.of(document, input);
  if (!before) return findings;
  findings =
      lint::new_findings(document.source(), std::move(findings),
                         before->source(), linter.lint(*before, input.name));
  for (diagnostic::Finding& f :
       lint::judge_version(document, *before, linter)) {
    findings.insert(findings.begin(), std::move(f));
  }
  return findings;
}

bool is_new(std::string_view property, const json::Document& document,
            const Input& input, const Base& base) {
  const auto before = base.of(document, input);
  return !before || before->root()[property].string() !=
                        document.root()[property].string();
}

}  // namespace dct::tools
