// SPDX-License-Identifier: MIT
#include "dct-vet/template_history.hpp"

#include <dct/text/ascii.hpp>

#include <filesystem>
#include <set>

#include "cli/file_search.hpp"
#include "cli/git.hpp"
#include "cli/output.hpp"

namespace dct::tools {
namespace {

constexpr std::string_view kGit = "git:";

std::string directory_of(const Input& input) {
  const auto parent = std::filesystem::path(input.path).parent_path().string();
  return parent.empty() ? "." : parent;
}

std::string provider_of(const json::Document& document) {
  return text::to_lower(document.root()["providerId"].string());
}

const vet::PastChange* newest(const GitLog& log, const std::string& name) {
  const auto found = log.of_file.find(name);
  return found == log.of_file.end() ? nullptr
                                    : &log.changes[found->second.front()];
}

/// The changes of some files, each once, but for one of them.
std::vector<vet::PastChange> changes_of(const GitLog& log,
                                        const std::vector<std::string>& names,
                                        const vet::PastChange* but) {
  std::set<std::size_t> places;
  for (const std::string& name : names) {
    const auto found = log.of_file.find(name);
    if (found == log.of_file.end()) continue;
    places.insert(found->second.begin(), found->second.end());
  }
  std::vector<vet::PastChange> changes;
  for (const std::size_t place : places) {
    if (&log.changes[place] != but) changes.push_back(log.changes[place]);
  }
  return changes;
}

std::map<std::string, std::vector<std::string>> providers_in(
    const std::string& directory) {
  std::map<std::string, std::vector<std::string>> names;
  for (const Input& input :
       find_inputs({.named = {directory}, .allow_empty = true}, {}).inputs) {
    if (directory_of(input) != directory) continue;
    const auto text = read_input(input, json::kMaxBytes);
    if (!text) continue;
    const auto document = json::Document::parse({input.path, *text});
    names[provider_of(document)].push_back(input.name);
  }
  return names;
}

}  // namespace

TemplateHistory::TemplateHistory(const HistoryOptions& options,
                                 const std::vector<Input>& inputs)
    : options_(options), has_base_(options.base.starts_with(kGit)) {
  if (!options.history) return;
  std::map<std::string, std::vector<const Input*>> of_directory;
  for (const Input& input : inputs) {
    if (input.path == "-") {
      throw Trouble("--history: standard input has none; name the file");
    }
    if (input.name.find('\n') != std::string::npos) {
      throw Trouble("--history: cannot ask for a name with a line break");
    }
    of_directory[directory_of(input)].push_back(&input);
  }
  for (const auto& [name, files] : of_directory) {
    directories_.emplace(name, read(name, files));
  }
}

TemplateHistory::Directory TemplateHistory::read(
    const std::string& name, const std::vector<const Input*>& inputs) const {
  Directory result;
  const std::string base =
      has_base_ ? options_.base.substr(kGit.size()) : "HEAD";
  result.let_in = read_git_log(name, base);
  if (has_base_) result.proposed = read_git_log(name, base + "..HEAD");
  std::vector<std::string> names;
  for (const Input* input : inputs) names.push_back(input->name);
  result.committed = read_git_files(name, base, names);
  result.user = git_author(name);
  result.of_provider = providers_in(name);
  return result;
}

const vet::PastChange* TemplateHistory::proposal(const Directory& directory,
                                                 const std::string& name,
                                                 bool is_same) const {
  if (has_base_) return newest(directory.proposed, name);
  return is_same ? newest(directory.let_in, name) : nullptr;
}

vet::Proposer TemplateHistory::proposer(const Directory& directory,
                                        const vet::PastChange* proposal,
                                        bool is_same) const {
  if (!options_.author.empty()) return vet::read_proposer(options_.author);
  if (proposal) return {.name = proposal->author, .address = proposal->address};
  // A file that is as it was let in is proposed by nobody.
  return is_same ? vet::Proposer() : vet::read_proposer(directory.user);
}

std::optional<vet::History> TemplateHistory::of(const json::Document& document,
                                                const Input& input) const {
  const auto found = directories_.find(directory_of(input));
  if (found == directories_.end()) return std::nullopt;
  const Directory& directory = found->second;
  const auto committed = directory.committed.find(input.name);
  const bool is_same = committed != directory.committed.end() &&
                       committed->second == document.source().text();
  const vet::PastChange* by = proposal(directory, input.name, is_same);
  std::vector<std::string> others;
  const auto siblings = directory.of_provider.find(provider_of(document));
  if (siblings != directory.of_provider.end()) others = siblings->second;
  std::erase(others, input.name);
  return vet::read_history(
      proposer(directory, by, is_same),
      {.of_template = changes_of(directory.let_in, {input.name}, by),
       .of_others = changes_of(directory.let_in, others, by)});
}

}  // namespace dct::tools
