// SPDX-License-Identifier: MIT
#pragma once

/// What is wrong with the records of a template when they are rendered, each
/// problem at its record and property.

#include <dct/apply/failure.hpp>
#include <dct/template/template.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dct::apply {

/// "A record 1"
std::string subject(std::string_view type_name, unsigned number);
std::string subject(const templates::Record& record);

class RecordProblems {
 public:
  explicit RecordProblems(std::vector<diagnostic::Problem>& problems)
      : problems_(problems) {}

  /// Problems are those of this record from now on.
  void begin(const templates::Record& record) {
    record_ = &record;
    before_record_ = problems_.size();
  }
  const templates::Record& record() const { return *record_; }

  /// @param message  a sentence without its subject, which is the record
  void add(std::string_view rule, templates::Property property,
           const std::string& message);
  /// The same for a variable without a value.
  void add_missing_variable(templates::Property property,
                            std::string_view variable);

  std::size_t size() const { return problems_.size(); }
  /// Whether the record has a problem.
  bool any() const { return problems_.size() > before_record_; }

 private:
  std::vector<diagnostic::Problem>& problems_;
  const templates::Record* record_ = nullptr;
  std::size_t before_record_ = 0;
};

}  // namespace dct::apply
