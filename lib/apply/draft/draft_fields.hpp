// SPDX-License-Identifier: MIT
#pragma once

/// The properties of one template record after another, with the values of the
/// request in the place of variables (draft-05 section 9).

#include <dct/apply/apply.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "apply/record_problems.hpp"

namespace dct::apply {

class DraftFields {
 public:
  DraftFields(const Request& request,
              std::vector<diagnostic::Problem>& problems);

  /// Fields are those of this record from now on.
  void begin(const templates::Record& record) { problems_.begin(record); }

  const templates::Record& record() const { return problems_.record(); }
  templates::RecordType type() const { return record().type; }
  const Request& request() const { return request_; }
  const std::string& domain() const { return domain_; }
  const std::string& host() const { return host_; }  ///< empty at the apex
  const std::string& fqdn() const { return fqdn_; }

  bool has(templates::Property property) const {
    return static_cast<bool>(record()[property]);
  }
  /// The text of a property; a number as the template spells it. Nothing when
  /// the property, or the value of a variable, is missing.
  std::optional<std::string> expand(templates::Property property);
  /// The same, as a number up to `greatest`.
  std::optional<std::uint32_t> number(templates::Property property,
                                      std::uint32_t greatest);

  /// The record is invalid-data: the message is about the value of a property.
  void refuse(templates::Property property, const std::string& message);
  /// The same: "`host` becomes "x" ...".
  void refuse_value(templates::Property property, std::string_view value,
                    const std::string& message);
  RecordProblems& problems() { return problems_; }

  /// No more can be expanded, which has been reported.
  bool is_full() const { return is_full_; }

 private:
  const std::string* value_of(std::string_view variable) const;
  bool append_value(const std::string& value, templates::Property property,
                    std::string& out);

  const Request& request_;
  RecordProblems problems_;
  std::string domain_;
  std::string host_;
  std::string fqdn_;
  std::size_t bytes_ = 0;  // of all fields so far
  bool is_full_ = false;
};

}  // namespace dct::apply
