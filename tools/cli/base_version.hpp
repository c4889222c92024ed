// SPDX-License-Identifier: MIT
#pragma once

/// --base: templates and their previous versions.

#include <dct/lint/linter.hpp>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

/// Where the previous versions are: a file, a directory with files of the same
/// names, or a revision of the git repository. Every member may be called by
/// several threads at once.
class Base {
 public:
  /// @param name  as the command line has it; empty: there are none
  /// @throws Trouble when it is not there or holds no template
  Base(const std::string& name, const std::vector<Input>& inputs);

  /// The previous version of a template, if there is one. One with other ids is
  /// none, and a problem.
  std::optional<json::Document> of(const json::Document& document,
                                   const Input& input) const;

  /// What came up so far.
  std::vector<diagnostic::Problem> problems() const;

 private:
  std::optional<text::Source> read(const Input& input) const;

  std::string name_;
  bool is_directory_ = false;
  bool is_git_ = false;
  std::map<std::string, std::string> of_revision_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, diagnostic::Problem> problems_;  // by input
};

/// The findings of a document that its previous version does not have, and
/// those about the version number. All findings when there is no previous
/// version.
std::vector<diagnostic::Finding> lint_beside_base(
    const lint::Linter& linter, const json::Document& document,
    const Input& input, const Base& base);

/// Whether a property of a document is another than in its previous version.
bool is_new(std::string_view property, const json::Document& document,
            const Input& input, const Base& base);

}  // namespace dct::tools
