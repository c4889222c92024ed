// SPDX-License-Identifier: MIT
#pragma once

/// By which rules each file is judged: the profile and the rules named on the
/// command line, and the policy named there or found beside the template.

#include <dct/lint/linter.hpp>
#include <dct/lint/policy.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

struct SetupOptions {
  std::string profile;  ///< empty: the policy's, or the default
  std::string policy;   ///< empty: .dct.yaml upwards of each file; "none"
  std::string rules;    ///< a directory of rules; may be empty
  std::vector<std::string> select;
  std::vector<std::string> ignore;
};

/// A policy made ready. It stays where it was made: its parts view each other.
class Setup {
 public:
  /// @throws SetupTrouble with lines to tell when something can't be used
  Setup(const SetupOptions& options, const std::string& policy_path);
  Setup(const Setup&) = delete;
  Setup& operator=(const Setup&) = delete;

  const lint::Catalogue& catalogue() const { return catalogue_; }
  const lint::Linter& linter() const { return *linter_; }
  lint::Waivers* waivers() { return waivers_ ? &*waivers_ : nullptr; }
  const lint::Policy* policy() const { return policy_ ? &*policy_ : nullptr; }

 private:
  lint::Catalogue catalogue_;
  std::optional<lint::Policy> policy_;
  std::optional<lint::Linter> linter_;
  std::optional<lint::Waivers> waivers_;
};

/// What a run can't go on with: one line each.
struct SetupTrouble {
  std::vector<std::string> lines;
};

/// One Setup for each policy of a run.
class Setups {
 public:
  explicit Setups(SetupOptions options) : options_(std::move(options)) {}

  /// The setup for a file; made at the first call for its policy. Not for
  /// several threads.
  /// @throws SetupTrouble
  Setup& for_path(const std::string& path);
  /// The same for a file that for_path was called for; for any thread.
  const Setup& at(const std::string& path) const;

  /// All that were made, in the order of their policies' names.
  std::vector<Setup*> all() const;

 private:
  /// The policy of a file; empty: none.
  std::string policy_for(const std::string& path) const;

  SetupOptions options_;
  std::map<std::string, std::string> policy_of_directory_;
  std::map<std::string, std::unique_ptr<Setup>> setups_;
};

/// "did you mean" for a rule that does not exist.
std::string no_such_rule(const lint::Catalogue& catalogue,
                         const std::string& id);

}  // namespace dct::tools
