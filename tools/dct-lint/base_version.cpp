// SPDX-License-Identifier: MIT
#include "dct-lint/base_version.hpp"

#include <dct/lint/baseline.hpp>

#include <filesystem>
#include <optional>

namespace dct::tools {
namespace {

/// The previous version of a file, if there is one.
std::optional<json::Document> base_of(const Input& input,
                                      const std::string& base) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path path =
      fs::is_directory(base, ignored)
          ? fs::path(base) / (input.below.empty() ? input.name : input.below)
          : fs::path(base);
  if (!fs::exists(path, ignored)) return std::nullopt;
  auto text = read_input({path.string(), input.name}, json::kMaxBytes);
  if (!text) return std::nullopt;
  return json::Document::parse({path.string(), *std::move(text)});
}

}  // namespace

std::vector<diagnostic::Finding> lint_beside_base(
    const lint::Linter& linter, const json::Document& document,
    const Input& input, const std::string& base) {
  std::vector<diagnostic::Finding> findings = linter.lint(document, input.name);
  if (base.empty()) return findings;
  const auto before = base_of(input, base);
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

bool has_new_logo(const json::Document& document, const Input& input,
                  const std::string& base) {
  const auto before = base.empty() ? std::nullopt : base_of(input, base);
  return !before || before->root()["logoUrl"].string() !=
                        document.root()["logoUrl"].string();
}

}  // namespace dct::tools
