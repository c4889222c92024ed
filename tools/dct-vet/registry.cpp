// SPDX-License-Identifier: MIT
#include "dct-vet/registry.hpp"

#include <dct/json/document.hpp>

#include "cli/file_search.hpp"
#include "cli/output.hpp"

namespace dct::tools {

std::optional<vet::KnownProviders> read_registry(const std::string& path) {
  if (path.empty()) return std::nullopt;
  const FoundInputs found = find_inputs({.named = {path}}, {});
  if (!found.problems.empty()) {
    throw Trouble("--registry: " + found.problems.front().message);
  }
  vet::KnownProviders known;
  for (const Input& input : found.inputs) {
    const auto text = read_input(input, json::kMaxBytes);
    if (!text) throw Trouble("--registry: " + text.why());
    const auto document = json::Document::parse({input.path, *text});
    if (!document.root()) continue;
    known.add(input.below.empty() ? input.name : input.below,
              vet::identify(templates::read_template(document)));
  }
  return known;
}

}  // namespace dct::tools
