// SPDX-License-Identifier: MIT
#pragma once

/// The fields of a template's record, their variables replaced as the
/// reference library does it.

#include <cstddef>
#include <string>
#include <string_view>

#include "apply/reference/reference_faults.hpp"
#include "apply/reference/reference_request.hpp"

namespace dct::apply {

class ReferenceText {
 public:
  /// @param faults  is told what is wrong; its record is the one that is read
  ReferenceText(const ReferenceRequest& request, ReferenceFaults& faults);

  /// The host below the domain, or the domain.
  const std::string& fqdn() const { return fqdn_; }

  /// A field that has to be a string, as written.
  std::string_view written(std::string_view field);
  /// The same with the values of its variables.
  std::string replaced(std::string_view field);
  /// A number of any size, as JSON.
  std::string number(std::string_view field);

 private:
  const std::string* value_of(std::string_view variable,
                              std::string_view field);
  void replace_variables(std::string& text, std::string_view field);
  bool is_within_bounds(std::size_t bytes, std::string_view field);

  const ReferenceRequest& request_;
  ReferenceFaults& faults_;
  std::string domain_;
  std::string host_;
  std::string fqdn_;
  std::size_t bytes_ = 0;  // of all fields so far
  std::size_t work_ = 0;   // bytes that were looked through
};

}  // namespace dct::apply
