// SPDX-License-Identifier: MIT
#include "dct-lint/keys.hpp"

#include <algorithm>

namespace dct::tools {

void check_keys(
    Examination& result, const KeyCheckOptions& options,
    const std::function<const lint::Linter&(const Input& input)>& linter_of,
    const std::function<bool(const json::Document& document,
                             const Input& input)>& is_new) {
  KeyCheck keys(options);
  for (std::size_t i = 0; i < result.documents.size(); ++i) {
    const json::Document& document = result.documents[i];
    const lint::Linter& linter = linter_of(result.inputs[i]);
    const std::string domain(document.root()["syncPubKeyDomain"].string());
    if (domain.empty() || !is_new(document, result.inputs[i]) ||
        linter.severity("key-unpublished") == diagnostic::Severity::off) {
      continue;
    }
    auto& findings = result.report.files[i].findings;
    for (diagnostic::Finding& f :
         rules::judge_key(document, keys.below(domain), linter)) {
      const auto after = std::upper_bound(
          findings.begin(), findings.end(), f,
          [](const diagnostic::Finding& a, const diagnostic::Finding& b) {
            return a.place.span.begin < b.place.span.begin;
          });
      findings.insert(after, std::move(f));
    }
  }
}

}  // namespace dct::tools
