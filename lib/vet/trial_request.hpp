// SPDX-License-Identifier: MIT
#pragma once

/// A request with made-up values, and all that it views.

#include <dct/apply/apply.hpp>

#include <string>
#include <utility>
#include <vector>

namespace dct::vet {

class TrialRequest {
 public:
  /// @param tmpl    must outlive it
  /// @param groups  none: every record
  TrialRequest(const templates::Template& tmpl, std::vector<std::string> groups,
               apply::VariableValues values);

  const std::vector<std::string>& groups() const { return groups_; }
  const apply::VariableValues& values() const { return values_; }
  /// Those of variables that its records use.
  std::vector<std::pair<std::string, std::string>> own_values() const;

  /// It views this, and the host.
  apply::Request on(const zone::Zone& zone, std::string_view host) const;
  apply::TemplateInstance instance(std::string_view id) const;

 private:
  const templates::Template* tmpl_;
  std::vector<std::string> groups_;
  apply::VariableValues values_;
  bool has_redirects_ = false;
};

}  // namespace dct::vet
