// SPDX-License-Identifier: MIT
#pragma once

/// What requests of one template do to each other. Each is told once, where it
/// is seen first.

#include <dct/vet/customer_losses.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "vet/trial_sequence.hpp"

namespace dct::vet {

class UseProblems {
 public:
  explicit UseProblems(const templates::Template& tmpl) : tmpl_(tmpl) {}

  /// @param first    the request, carried out
  /// @param request  made again as it is
  void look_at_second_time(const TrialSequence& first,
                           const apply::Request& request,
                           const TemplateUse& use);
  /// @param both  a request, and one with other values
  void look_for_orphans(const TrialSequence& both, const TemplateUse& use);
  void look_at_second_instance(const TrialSequence& both,
                               const TemplateUse& use);
  /// Groups that were applied one after another. Two orders of the same groups
  /// are held against each other.
  void look_at_order(const TrialSequence& groups, const TemplateUse& use);

  /// By rule, then by record.
  std::vector<UseProblem> take();

 private:
  /// An order of groups whose other orders are yet to come.
  struct Tried {
    zone::Zone result{};
    std::vector<OwnRemoved> removed{};
    TemplateUse use{};
  };

  void compare(const Tried& a, const Tried& b);
  bool is_new(std::string_view rule, const std::string& what);
  /// What the whole template does is not told again of a group.
  bool is_new(std::string_view rule, const UseRequest& request);
  void add(std::string_view rule, diagnostic::Severity severity,
           unsigned number, std::string message, std::string help,
           const TemplateUse& use);

  const templates::Template& tmpl_;
  std::set<std::string, std::less<>> known_;
  std::map<std::string, Tried> tried_;  // by zone, host and groups
  std::vector<UseProblem> problems_;
  std::size_t replacing_ = 0;  // pairs of groups beyond the first
};

}  // namespace dct::vet
