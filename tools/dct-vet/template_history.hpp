// SPDX-License-Identifier: MIT
#pragma once

/// --history: who proposes each template, and who changed it before.

#include <dct/json/document.hpp>
#include <dct/vet/history.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/files.hpp"
#include "dct-vet/git_log.hpp"

namespace dct::tools {

struct HistoryOptions {
  bool history = false;
  std::string author;  ///< empty: as the repository says
  std::string base;    ///< as ExaminationOptions have it
};

/// The logs of the directories of all inputs, each read once.
///
/// With `--base git:REV`, what was let in is the log of REV, and the last
/// commit after it proposes a file. Else the last commit of all does. Whoever
/// would commit now proposes a file that no commit has as it is.
class TemplateHistory {
 public:
  /// @throws Trouble when a log cannot be read
  TemplateHistory(const HistoryOptions& options,
                  const std::vector<Input>& inputs);

  /// Nothing if nobody asked. May be called by several threads at once.
  std::optional<vet::History> of(const json::Document& document,
                                 const Input& input) const;

 private:
  struct Directory {
    GitLog let_in{};
    GitLog proposed{};                               ///< with a base
    std::map<std::string, std::string> committed{};  ///< the files, at the end
    std::string user{};  ///< who would commit now; empty: git does not know
    /// The names of all files of a provider, by providerId in small letters.
    std::map<std::string, std::vector<std::string>> of_provider{};
  };

  Directory read(const std::string& name,
                 const std::vector<const Input*>& inputs) const;
  /// The commit that proposes a file, if one does.
  const vet::PastChange* proposal(const Directory& directory,
                                  const std::string& name, bool is_same) const;
  vet::Proposer proposer(const Directory& directory,
                         const vet::PastChange* proposal, bool is_same) const;

  HistoryOptions options_;
  bool has_base_ = false;
  std::map<std::string, Directory> directories_;
};

}  // namespace dct::tools
