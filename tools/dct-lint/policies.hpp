// SPDX-License-Identifier: MIT
#pragma once

/// By which rules each file is judged: the profile and the rules named on the
/// command line, and the policy named there or found beside the template.

#include <dct/lint/linter.hpp>
#include <dct/lint/waivers.hpp>
#include <dct/report/findings.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/files.hpp"

namespace dct::tools {

struct RuleOptions {
  std::string profile;  ///< empty: the policy's, or the default
  /// Empty: .dct.yaml upwards of each file, but never for profile automerge:
  /// the author of a template may have written that, too. "none": none.
  std::string policy;
  std::string rules;  ///< a directory of rules; may be empty
  std::vector<std::string> select;
  std::vector<std::string> ignore;
};

/// The linter of one policy, and what the policy's waivers have seen so far.
struct Judge {
  lint::Linter linter;
  lint::Waivers waivers;
  report::Judgement judgement;
};

/// What a run can't go on with: one line each.
struct PolicyTrouble {
  std::vector<std::string> lines;
};

/// One Judge for each policy of a run.
class PolicyResolver {
 public:
  explicit PolicyResolver(RuleOptions options) : options_(std::move(options)) {}

  /// The judge of a file; made at the first call for its policy. Not for
  /// several threads.
  /// @throws PolicyTrouble
  Judge& for_path(const std::string& path);
  /// The same for a file that for_path was called for; for any thread.
  const Judge& at(const std::string& path) const;

  /// All that were made, in the order of their policies' names.
  std::vector<Judge*> all() const;

  /// Rule policy-discovered, for each policy that was not named; whatever that
  /// policy says of this rule. No finding where the command line switches the
  /// rule off.
  std::vector<report::FileFindings> discovered() const;

 private:
  struct PolicyFile {
    std::string path;  ///< empty: none
    bool is_found = false;
  };
  PolicyFile policy_for(const std::string& path) const;
  Judge make_judge(const PolicyFile& policy) const;

  RuleOptions options_;
  std::map<std::string, PolicyFile> policy_of_directory_;
  std::map<std::string, std::unique_ptr<Judge>> judges_;
};

/// Problems of options, policies and rules, for the user.
PolicyTrouble trouble(const std::vector<diagnostic::Problem>& problems);

}  // namespace dct::tools
