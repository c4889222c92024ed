// SPDX-License-Identifier: MIT
#include "dct-vet/registry.hpp"

#include <dct/json/document.hpp>

#include <utility>
#include <vector>

#include "cli/file_search.hpp"
#include "cli/output.hpp"

namespace dct::tools {
namespace {

/// Calls visit(document, input) for each file of a directory.
template <typename Visit>
void each_document(const std::string& option, const std::string& path,
                   Visit visit) {
  const FoundInputs found = find_inputs({.named = {path}}, {});
  if (!found.problems.empty()) {
    throw Trouble(option + ": " + found.problems.front().message);
  }
  for (const Input& input : found.inputs) {
    const auto text = read_input(input, json::kMaxBytes);
    if (!text) throw Trouble(option + ": " + text.why());
    auto document = json::Document::parse({input.path, *text});
    if (document.root()) visit(std::move(document), input);
  }
}

}  // namespace

std::optional<vet::KnownProviders> read_registry(const std::string& path) {
  if (path.empty()) return std::nullopt;
  vet::KnownProviders known;
  each_document("--registry", path,
                [&known](const json::Document& document, const Input& input) {
                  known.add(input.below.empty() ? input.name : input.below,
                            vet::identify(templates::read_template(document)));
                });
  return known;
}

std::optional<vet::TemplateIndex> read_index(const std::string& path) {
  if (path.empty()) return std::nullopt;
  std::vector<json::Document> documents;
  each_document("--against", path,
                [&documents](json::Document document, const Input&) {
                  documents.push_back(std::move(document));
                });
  return vet::TemplateIndex(std::move(documents));
}

}  // namespace dct::tools
