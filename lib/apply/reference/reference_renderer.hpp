// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apply/record_problems.hpp"
#include "apply/rendered.hpp"

namespace dct::apply {

/// Renders records as the Python reference library does: the first problem of
/// a record is the only one.
class ReferenceRenderer {
 public:
  /// @param problems  what is wrong is added there
  ReferenceRenderer(const Request& request,
                    std::vector<diagnostic::Problem>& problems);

  /// Adds what the record becomes: itself, and before a redirect its
  /// addresses. Nothing when it has a problem.
  void render(const templates::Record& record, std::vector<Rendered>& rendered);

 private:
  bool failed() const { return problems_.any(); }
  void refuse(templates::Property property, const std::string& message);
  void refuse_value(templates::Property property, std::string_view value,
                    const std::string& message);

  bool has(templates::Property property) const {
    return static_cast<bool>(problems_.record()[property]);
  }
  const std::string* value_of(std::string_view variable) const;
  std::string expand(templates::Property property);
  std::string owner(templates::Property property);
  std::string relative_owner(const std::string& text,
                             templates::Property property);
  std::string target(templates::Property property);
  std::string address(templates::Property property);
  std::string url(templates::Property property);
  std::string generic_data();
  /// @param out  gets a number that is too large for its field, which the
  ///             library takes all the same
  std::optional<std::uint32_t> number(templates::Property property,
                                      std::uint32_t greatest,
                                      zone::ResourceRecord& out);
  void read_service(zone::ResourceRecord& out);
  void read_value(zone::ResourceRecord& out);
  void read_numbers(zone::ResourceRecord& out);

  const Request& request_;
  RecordProblems problems_;
  std::size_t bytes_ = 0;  // of all fields so far
  std::string domain_;
  std::string host_;  // without a lone "@"
  std::string fqdn_;
  templates::RecordType type_ = templates::RecordType::generic;
};

}  // namespace dct::apply
